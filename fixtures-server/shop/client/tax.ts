/** The SDK's element for a tax number, created when the shopper opens its section. */
import { behaviour } from './faults.ts';
import { STYLE } from './fields.ts';
import { type FieldEvent, loadSdk, type SdkElement } from './sdk.ts';

const WRONG = 'Please check your tax number.';
const NONE = 'There are no tax numbers for purchases in your country.';
const UNAVAILABLE = 'Tax numbers cannot be taken right now. Please try again in a moment.';

/** @param place the section; it has the id of the payment session */
export function offerTaxNumber(
  place: HTMLDetailsElement,
  form: HTMLFormElement,
  alert: HTMLElement,
  data: { readonly publicKey: string; readonly locale: string },
): void {
  let element: SdkElement | undefined;
  let told: FieldEvent | undefined;
  const tell = (message: string): void => {
    alert.textContent = '';
    // emptied first, so that a screen reader says the same message again
    requestAnimationFrame(() => (alert.textContent = message));
  };
  place.addEventListener('toggle', () => {
    if (!place.open || element) return;
    try {
      const { session: sessionId } = place.dataset;
      element = loadSdk(data).createElement('taxidentifier', { style: STYLE, taxIdentifier: { sessionId } });
      element.mount('tax-element');
      element.on('ready', ({ hasTaxIdentifier }) => {
        if (hasTaxIdentifier !== false) return;
        element?.unmount();
        form.textContent = NONE;
      });
      element.on('change', (event) => (told = event));
    } catch {
      tell(UNAVAILABLE);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { identifier } = told ?? {};
    if (!identifier || !behaviour.mayUseTaxNumber(told)) {
      tell(WRONG);
      return;
    }
    for (const [name, value] of Object.entries(identifier)) {
      const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (field) field.value = value ?? '';
    }
    form.submit();
  });
}
