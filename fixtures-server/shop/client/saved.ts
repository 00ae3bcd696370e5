/** Saved payment methods in the list, and the box to save another one. */
import type { PageMethod, PageSaved, PaymentData } from './page-data.ts';
import type { AuthenticationStatus, Sdk } from './sdk.ts';

const SAVED = 'saved:';
const WORDS = 'Save this payment method for my next purchase';

/** Shows the saved methods on top of the list. @param chosen called when the shopper chooses one */
export function listSaved(
  saved: readonly PageSaved[],
  list: HTMLElement,
  chosen: (saved: PageSaved) => void,
): void {
  const rows = saved.map((method) => {
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'method';
    radio.value = `${SAVED}${method.id}`;
    radio.required = true;
    const words = document.createElement('span');
    words.textContent = method.label;
    const label = document.createElement('label');
    label.append(radio, words);
    const row = document.createElement('div');
    row.className = 'method';
    row.append(label);
    radio.addEventListener('change', () => chosen(method));
    return row;
  });
  list.prepend(...rows);
}

/** A box below the fields of a method. @returns whether it is ticked when the source is made */
export function offerToSave(place: HTMLElement): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = 'save';
  box.value = 'true';
  const words = document.createElement('span');
  words.textContent = WORDS;
  const label = document.createElement('label');
  label.className = 'save';
  label.append(box, words);
  place.append(label);
  return box;
}

/** The payload of a reusable source. */
export function forLater(payload: PageMethod['payload']): PageMethod['payload'] {
  return { ...payload, futureUse: true, usage: 'convenience', mandate: { terms: WORDS } };
}

/** Authenticates the shopper if necessary: a saved source was made in another session. */
export async function authenticate(
  sdk: Sdk,
  { sessionId }: PaymentData,
  { id, clientSecret }: PageSaved,
): Promise<AuthenticationStatus> {
  try {
    const { status } = await sdk.authenticateSource({
      sessionId,
      sourceId: id,
      sourceClientSecret: clientSecret,
      returnUrl: location.href,
    });
    return status;
  } catch {
    return 'failed';
  }
}
