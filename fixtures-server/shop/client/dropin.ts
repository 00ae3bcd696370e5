/** The payment page with Drop-in, which asks for everything itself: the shop only takes what it hands over. */
import { behaviour } from './faults.ts';
import type { DropinData } from './page-data.ts';
import { loadSdk, type SdkSource } from './sdk.ts';

const UNAVAILABLE = 'Payment is not available right now. Please try again in a moment.';
const REFUSED = 'This payment could not be set up. Please choose another way to pay.';
const CANCELLED = 'The payment was cancelled. Please choose how you would like to pay.';

export function startDropin(
  form: HTMLFormElement,
  sourceId: HTMLInputElement,
  alert: HTMLElement,
  data: DropinData,
): void {
  const tell = (message: string): void => {
    alert.textContent = message;
  };
  const goOn = (id: string): void => {
    sourceId.value = id;
    form.submit();
  };
  try {
    loadSdk(data)
      .createDropin({
        ...data.config,
        onSuccess: ({ source }: { readonly source: SdkSource }) => goOn(behaviour.dropinSource(source.id)),
        onError: () => tell(REFUSED),
        onCancel: () => tell(behaviour.afterCancel(CANCELLED)),
        onReady: ({ paymentMethodTypes }: { readonly paymentMethodTypes: readonly string[] }) => {
          if (paymentMethodTypes.length === 0) tell(UNAVAILABLE);
        },
      })
      .mount('dropin');
  } catch {
    tell(UNAVAILABLE);
  }
}
