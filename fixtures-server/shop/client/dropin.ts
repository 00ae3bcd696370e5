/** The payment page with Drop-in, which collects all data: the shop only processes its results. */
import { behaviour } from './faults.ts';
import type { DropinData } from './page-data.ts';
import type { Parts } from './form.ts';
import { addToForm } from './renewal.ts';
import { loadSdk, type SdkError, type SdkSource } from './sdk.ts';

const UNAVAILABLE = 'Payment is not available right now. Please try again in a moment.';
const REFUSED = 'This payment could not be set up. Please choose another way to pay.';
const CANCELLED = 'The payment was cancelled. Please choose how you would like to pay.';

interface Handed {
  readonly source: SdkSource;
  /** The shopper agreed to save the payment method. */
  readonly readyForStorage?: boolean;
}

interface DropinParts extends Pick<Parts, 'form' | 'sourceId' | 'alert'> {
  /** Sent along when the source is to be saved. */
  readonly save: HTMLInputElement | undefined;
}

export function startDropin({ form, sourceId, alert, save }: DropinParts, data: DropinData): void {
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
        onSuccess: ({ source, readyForStorage = false }: Handed) => {
          if (save) save.disabled = !behaviour.keepsAgreed(readyForStorage);
          // of a subscription: the terms under which it renews itself
          const terms = source.mandate?.terms;
          if (data.subscribes && terms) addToForm(form, { renewalTerms: terms });
          goOn(behaviour.dropinSource(source.id));
        },
        onError: (error: SdkError) => {
          const failed = behaviour.afterError(error);
          if (failed) goOn(failed);
          else tell(REFUSED);
        },
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
