/** The payment page: the shopper chooses a method, the SDK makes a source, the shop's server gets its id. */
import { behaviour } from './faults.ts';
import { Buttons } from './buttons.ts';
import { Fields } from './fields.ts';
import { listMethods } from './methods.ts';
import type { PageMethod, PaymentData } from './page-data.ts';
import { loadSdk, type Sdk, type SdkEvent, type SourceResult } from './sdk.ts';

const UNAVAILABLE = 'Payment is not available right now. Please try again in a moment.';
const NONE = 'There is no way to pay for this order here. Please check your country and currency.';
const REFUSED =
  'This payment could not be set up. Please check what you entered, or choose another way to pay.';

interface Parts {
  readonly form: HTMLFormElement;
  readonly list: HTMLElement;
  readonly sourceId: HTMLInputElement;
  readonly button: HTMLButtonElement;
  readonly alert: HTMLElement;
  readonly terms: HTMLInputElement | undefined;
}

export async function startPayment(parts: Parts, data: PaymentData): Promise<void> {
  const tell = (message: string): void => {
    parts.alert.textContent = message;
    parts.alert.scrollIntoView({ block: 'nearest' });
  };
  try {
    const sdk = loadSdk(data);
    const fields = new Fields(sdk, data);
    const buttons = new Buttons(sdk, data, parts.terms, (method, event) => {
      void paid(parts, method, event).then((done) => {
        if (!done) tell(REFUSED);
      });
    });
    let chosen: PageMethod | undefined;
    const usable = (type: string): boolean => buttons.usable(type);
    const count = await listMethods(sdk, data, parts.list, usable, (type, place) => {
      chosen = data.methods[type];
      fields.show(chosen?.fields ?? [], place);
      buttons.show(chosen, place);
      parts.button.hidden = chosen?.button !== undefined;
      parts.button.textContent = chosen?.redirectsFirst ? `Continue to ${chosen.name}` : 'Continue to review';
    });
    if (count === 0) tell(NONE);
    onceAtATime(parts, async () => {
      if (!chosen || chosen.button) return false;
      parts.alert.textContent = '';
      const result = await makeSource(sdk, fields, chosen);
      const done = await goOn(parts, chosen, result);
      if (!done) tell(REFUSED);
      return done;
    });
  } catch {
    parts.list.replaceChildren();
    tell(UNAVAILABLE);
  }
}

/** The SDK never rejects, but a script of somebody else's may. */
async function makeSource(sdk: Sdk, { handle }: Fields, method: PageMethod): Promise<SourceResult> {
  try {
    const payload = behaviour.payload(method.payload);
    return await (handle ? sdk.createSource(handle, payload) : sdk.createSource(payload));
  } catch {
    return { error: {} };
  }
}

/** @returns whether the shopper is on the way to another page */
async function goOn(parts: Parts, method: PageMethod, { source, error }: SourceResult): Promise<boolean> {
  if (error || !source) {
    const failed = error && behaviour.afterError(error);
    if (failed) send(parts, failed);
    return Boolean(failed);
  }
  const url = source.redirect?.redirectUrl;
  if (!behaviour.leavesFirst(method, source)) {
    send(parts, source.id);
    return true;
  }
  if (!url || !/^https?:\/\//i.test(url) || !(await tellServer('/payment/held', source.id))) return false;
  location.assign(behaviour.redirectTo(url));
  return true;
}

/** A button has made a source, or failed to. @returns whether the shopper is on the way to another page */
async function paid(parts: Parts, method: PageMethod, event: SdkEvent): Promise<boolean> {
  const { source, error, complete } = event;
  if (error || !source) {
    complete?.('failure');
    return goOn(parts, method, event);
  }
  // the SDK itself takes the shopper to the provider
  if (!method.button?.wallet)
    return tellServer('/payment/held', source.id, { approvesLater: String(!method.redirectsFirst) });
  const attached = await tellServer('/payment/attached', source.id);
  const status = behaviour.complete(attached);
  if (status) complete?.(status);
  if (attached) location.assign('/review');
  return attached;
}

function send({ form, sourceId }: Parts, id: string): void {
  sourceId.value = id;
  form.submit();
}

/** Tells the server of a source: one that the shopper goes to approve, or one that is ready to be attached. */
async function tellServer(
  path: '/payment/held' | '/payment/attached',
  sourceId: string,
  besides: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  try {
    const body = new URLSearchParams({ sourceId, ...besides });
    // the page may be left before there is an answer
    const response = await fetch(path, { method: 'POST', body, keepalive: true });
    return response.ok;
  } catch {
    return false;
  }
}

/** @param action returns whether the page is done with; if not, the button can be pressed again */
function onceAtATime({ form, button }: Parts, action: () => Promise<boolean>): void {
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute('aria-busy', 'true');
    void action().then((done) => {
      busy = done;
      if (!done) button.removeAttribute('aria-busy');
    });
  });
  button.disabled = false;
}
