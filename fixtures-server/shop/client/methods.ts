/** The list of payment methods that both the SDK lists for this session and the shop accepts. */
import type { PaymentData } from './page-data.ts';
import type { AvailableMethod, Sdk } from './sdk.ts';

/**
 * Fills the list with a radio button for each method.
 * @param usable whether a method can be used in this browser
 * @param chosen called when the shopper chooses one, with the place for its fields
 * @returns how many there are
 */
export async function listMethods(
  sdk: Sdk,
  { sessionId, methods }: PaymentData,
  list: HTMLElement,
  usable: (type: string) => boolean,
  chosen: (type: string, fields: HTMLElement) => void,
): Promise<number> {
  const { paymentMethods } = await sdk.retrieveAvailablePaymentMethods({ sessionId });
  const offered = paymentMethods.filter(({ type }) => Object.hasOwn(methods, type) && usable(type));
  const options = offered.map((method) => {
    const name = method.displayName ?? methods[method.type]?.name ?? method.type;
    return option(method, name, chosen);
  });
  list.replaceChildren(...options);
  list.removeAttribute('aria-busy');
  return options.length;
}

function option(
  { type }: AvailableMethod,
  name: string,
  chosen: (type: string, fields: HTMLElement) => void,
): HTMLElement {
  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'method';
  radio.value = type;
  radio.required = true;
  const words = document.createElement('span');
  words.textContent = name;
  const label = document.createElement('label');
  label.append(radio, words);
  const fields = document.createElement('div');
  fields.className = 'fields';
  const row = document.createElement('div');
  row.className = 'method';
  row.append(label, fields);
  radio.addEventListener('change', () => chosen(type, fields));
  return row;
}
