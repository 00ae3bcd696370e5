/** The payment page: the shopper chooses a method, the SDK makes a source, the shop's server gets its id. */
import { behaviour } from './faults.ts';
import { Buttons } from './buttons.ts';
import { Fields } from './fields.ts';
import { onceAtATime, type Parts } from './form.ts';
import { listMethods } from './methods.ts';
import type { PageMethod, PageSaved, PaymentData } from './page-data.ts';
import { Renewal, addToForm } from './renewal.ts';
import { authenticate, forLater, listSaved, offerToSave } from './saved.ts';
import { loadSdk, type Sdk, type SdkEvent, type SourceResult } from './sdk.ts';

const UNAVAILABLE = 'Payment is not available right now. Please try again in a moment.';
const NONE = 'There is no way to pay for this order here. Please check your country and currency.';
const REFUSED =
  'This payment could not be set up. Please check what you entered, or choose another way to pay.';
const NOT_AUTHENTICATED =
  'Your bank could not confirm that it is you. Please try again, or choose another way to pay.';

interface PaymentParts extends Parts {
  readonly terms: HTMLInputElement | undefined;
}
interface Paying extends Parts {
  readonly renewal: Renewal;
}

export async function startPayment(parts: PaymentParts, data: PaymentData): Promise<void> {
  const tell = (message: string): void => {
    parts.alert.textContent = message;
    parts.alert.scrollIntoView({ block: 'nearest' });
  };
  try {
    const sdk = loadSdk(data);
    const fields = new Fields(sdk);
    const renewal = new Renewal(sdk, data, parts.form);
    const paying = { ...parts, renewal };
    const buttons = new Buttons(sdk, data, { terms: parts.terms, renewal }, (method, event) => {
      void paid(paying, method, event).then((done) => {
        if (!done) tell(REFUSED);
      });
    });
    let chosen: PageMethod | undefined;
    let again: PageSaved | undefined;
    let box: HTMLInputElement | undefined;
    const usable = (type: string): boolean => buttons.usable(type);
    const count = await listMethods(sdk, data, parts.list, usable, (type, place) => {
      chosen = data.methods[type];
      again = undefined;
      fields.show(chosen?.fields ?? [], place);
      // a subscription saves its payment method without a second question
      box = chosen?.storable && !data.subscribes ? offerToSave(place) : undefined;
      buttons.show(chosen, place);
      parts.button.hidden = chosen?.button !== undefined;
      parts.button.textContent = chosen?.redirectsFirst ? `Continue to ${chosen.name}` : 'Continue to review';
    });
    listSaved(data.saved ?? [], parts.list, (saved) => {
      [chosen, again, box] = [undefined, saved, undefined];
      fields.show([], parts.list);
      buttons.show(undefined, parts.list);
      parts.button.hidden = false;
      parts.button.textContent = 'Continue to review';
    });
    if (count === 0) tell(NONE);
    onceAtATime(parts, async () => {
      if (again) return payAgain(paying, sdk, data, again, tell);
      if (!chosen || chosen.button) return false;
      parts.alert.textContent = '';
      const result = await makeSource(sdk, fields, renewal.payload(wanted(chosen, box)));
      const done = await goOn(paying, chosen, result);
      if (!done) tell(REFUSED);
      return done;
    });
  } catch {
    parts.list.replaceChildren();
    tell(UNAVAILABLE);
  }
}

/** @param box the checkbox for saving the payment method */
function wanted({ payload }: PageMethod, box: HTMLInputElement | undefined): PageMethod['payload'] {
  return box?.checked ? behaviour.forLater(payload, forLater) : payload;
}

/** The SDK never rejects, but another script may. */
async function makeSource(sdk: Sdk, { handle }: Fields, asked: PageMethod['payload']): Promise<SourceResult> {
  try {
    const payload = behaviour.payload(asked);
    return await (handle ? sdk.createSource(handle, payload) : sdk.createSource(payload));
  } catch {
    return { error: {} };
  }
}

/** Pays with a saved method. @returns whether the page is being left */
async function payAgain(
  parts: Paying,
  sdk: Sdk,
  data: PaymentData,
  saved: PageSaved,
  tell: (message: string) => void,
): Promise<boolean> {
  parts.alert.textContent = '';
  const status = await behaviour.authenticated(() => authenticate(sdk, data, saved));
  if (status === 'failed') {
    tell(NOT_AUTHENTICATED);
    return false;
  }
  send(parts, saved.id, parts.renewal.extraFields(false));
  return true;
}

/** @returns whether the page is being left */
async function goOn(parts: Paying, method: PageMethod, { source, error }: SourceResult): Promise<boolean> {
  if (error || !source) {
    const failed = error && behaviour.afterError(error);
    if (failed) send(parts, failed, {});
    return Boolean(failed);
  }
  const url = source.redirect?.redirectUrl;
  if (!behaviour.leavesFirst(method, source)) {
    send(parts, source.id, parts.renewal.extraFields(method.storable ?? false));
    return true;
  }
  if (!url || !/^https?:\/\//i.test(url)) return false;
  if (!(await sendToServer('/payment/held', source.id, parts.renewal.extraFields(false)))) return false;
  location.assign(behaviour.redirectTo(url));
  return true;
}

/** A button has made a source, or failed to. @returns whether the page is being left */
async function paid(parts: Paying, method: PageMethod, event: SdkEvent): Promise<boolean> {
  const { source, error, complete } = event;
  if (error || !source) {
    complete?.('failure');
    return goOn(parts, method, event);
  }
  // the SDK itself takes the shopper to the provider
  if (!method.button?.wallet)
    return sendToServer('/payment/held', source.id, {
      ...parts.renewal.extraFields(false),
      approvesLater: String(!method.redirectsFirst),
    });
  const attached = await sendToServer('/payment/attached', source.id, parts.renewal.extraFields(true));
  const status = behaviour.complete(attached);
  if (status) complete?.(status);
  if (attached) location.assign('/review');
  return attached;
}

function send({ form, sourceId }: Parts, id: string, extraFields: Readonly<Record<string, string>>): void {
  sourceId.value = id;
  addToForm(form, extraFields);
  form.submit();
}

/** Sends a source's id to the server: either to be approved, or ready to attach. */
async function sendToServer(
  path: '/payment/held' | '/payment/attached',
  sourceId: string,
  extraFields: Readonly<Record<string, string>>,
): Promise<boolean> {
  try {
    const body = new URLSearchParams({ sourceId, ...extraFields });
    // the page may be left before there is an answer
    const response = await fetch(path, { method: 'POST', body, keepalive: true });
    return response.ok;
  } catch {
    return false;
  }
}
