/** The payment page: the shopper chooses a method, the SDK makes a source, the shop's server gets its id. */
import { behaviour } from './faults.ts';
import { Fields } from './fields.ts';
import { listMethods } from './methods.ts';
import type { PageMethod, PaymentData } from './page-data.ts';
import { loadSdk, type Sdk, type SourceResult } from './sdk.ts';

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
}

export async function startPayment(parts: Parts, data: PaymentData): Promise<void> {
  const tell = (message: string): void => {
    parts.alert.textContent = message;
    parts.alert.scrollIntoView({ block: 'nearest' });
  };
  try {
    const sdk = loadSdk(data);
    const fields = new Fields(sdk, data);
    let chosen: PageMethod | undefined;
    const count = await listMethods(sdk, data, parts.list, (type, place) => {
      chosen = data.methods[type];
      fields.show(chosen?.fields ?? [], place);
      parts.button.textContent = chosen?.redirectsFirst ? `Continue to ${chosen.name}` : 'Continue to review';
    });
    if (count === 0) tell(NONE);
    onceAtATime(parts, async () => {
      if (!chosen) return false;
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
async function makeSource(sdk: Sdk, { handle }: Fields, { payload }: PageMethod): Promise<SourceResult> {
  try {
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
  if (!url || !/^https?:\/\//i.test(url) || !(await hold(source.id))) return false;
  location.assign(behaviour.redirectTo(url));
  return true;
}

function send({ form, sourceId }: Parts, id: string): void {
  sourceId.value = id;
  form.submit();
}

/** Tells the server which source the shopper goes to approve. */
async function hold(id: string): Promise<boolean> {
  try {
    const response = await fetch('/payment/held', {
      method: 'POST',
      body: new URLSearchParams({ sourceId: id }),
    });
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
