/** The account's page on which a payment method is saved although nothing is bought. */
import { Fields } from './fields.ts';
import { onceAtATime, type Parts } from './form.ts';
import type { SavingData } from './page-data.ts';
import { forLater } from './saved.ts';
import { loadSdk } from './sdk.ts';

const REFUSED = 'This payment method could not be saved. Please check what you entered.';
const UNAVAILABLE = 'Nothing can be saved right now. Please try again in a moment.';

export function startSaving(parts: Omit<Parts, 'list'>, place: HTMLElement, data: SavingData): void {
  try {
    const sdk = loadSdk(data);
    const fields = new Fields(sdk);
    fields.show(data.method.fields, place);
    onceAtATime(parts, async () => {
      parts.alert.textContent = '';
      const { handle } = fields;
      const result = handle && (await sdk.createSource(handle, forLater(data.method.payload)));
      if (!result?.source) {
        parts.alert.textContent = REFUSED;
        return false;
      }
      parts.sourceId.value = result.source.id;
      parts.form.submit();
      return true;
    });
  } catch {
    parts.alert.textContent = UNAVAILABLE;
  }
}
