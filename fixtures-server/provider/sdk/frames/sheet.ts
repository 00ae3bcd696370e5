/** The sheet of a wallet or of an account: shows what is to be paid, lets the shopper choose, makes the source. */
import type { ButtonKind } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import { walletAddresses } from '../shared/sample-addresses.ts';
import { sheetTexts } from '../shared/sheet-texts.ts';
import { textOf } from '../shared/text-of.ts';
import { isObject, unknownError } from './api.ts';
import { Channel } from './channel.ts';
import { embed } from './embed.ts';
import { SheetContent } from './sheet-content.ts';

/** The request from the page. */
interface Asked {
  readonly button: ButtonKind;
  /** A payment request, or options with `sourceData`. */
  readonly request: JsonObject;
  readonly browserInfo: JsonObject;
}

/** The request that the shop's next answer belongs to. */
let answered: ((answer: JsonObject) => void) | undefined;

const connection = embed({
  connected: ({ options }) => void ask(options as unknown as Asked),
  received: (message) => {
    if (message.kind === 'updateWith') answered?.(message.update);
    if (message.kind === 'complete') answered?.({ status: message.status });
  },
});
const { instance, locale } = connection.parameters;
const channel = new Channel(instance);
const texts = sheetTexts[languageOf(locale)];
document.documentElement.lang = languageOf(locale);

async function ask({ button, request, browserInfo }: Asked): Promise<void> {
  const wallet = button.asks === 'wallet';
  const vouchedFor =
    !button.merchantSession || (await channel.call('beginMerchantSession').catch(() => false));
  if (!vouchedFor) return cancel();
  const addresses = walletAddresses(textOf(request.country));
  const made = wallet ? undefined : await account(button, request, browserInfo);
  if (made && !made.source) {
    connection.emit('source', { ...made });
    connection.send({ kind: 'closed' });
    return;
  }
  const content = new SheetContent({
    brand: button.brand,
    locale,
    texts,
    request: made?.source ? accountRequest(made.source, button.brand) : request,
    addresses: request.requestShipping === true ? addresses : [],
    changed: async (event, payload) => {
      connection.emit(event, payload);
      return answer();
    },
    cancelled: cancel,
    agreed: async ({ shippingAddress, shippingOption }) => {
      const { source, error } = made?.source
        ? await approved(made.source)
        : await created(walletPayload(button, request, browserInfo));
      const billing = addressIn(source?.owner) ?? (wallet ? addresses[0] : undefined);
      const contact = billing && { name: billing.name, phone: billing.phone, email: billing.email };
      connection.emit('source', {
        error,
        source,
        billingAddress: billing ?? null,
        shippingAddress: shippingAddress ?? null,
        contactInformation: contact ?? null,
        shippingOption: shippingOption ?? null,
      });
      if (wallet) await answer();
      connection.send({ kind: 'closed' });
    },
  });
  document.body.replaceChildren(content.node);
  content.focus();
}

function cancel(): void {
  connection.emit('cancel', {});
  connection.send({ kind: 'closed' });
}

function answer(): Promise<JsonObject> {
  return new Promise((resolve) => (answered = resolve));
}

/** The amount comes from the session, or from the request if there is none. */
function walletPayload({ sourceType }: ButtonKind, request: JsonObject, browserInfo: JsonObject): JsonObject {
  const { sessionId, currency, total } = request;
  const amount = isObject(total) ? total.amount : undefined;
  const due = sessionId === undefined ? { amount, currency } : { sessionId };
  return { type: sourceType, ...due, [sourceType]: {}, browserInfo };
}

/** The account's source exists before the shopper approves it, and has the amount. */
function account(
  { sourceType }: ButtonKind,
  { sourceData }: JsonObject,
  browserInfo: JsonObject,
): Promise<SourceResult> {
  return created({ type: sourceType, ...(isObject(sourceData) ? sourceData : {}), browserInfo });
}

function accountRequest({ amount, currency }: JsonObject, brand: string): JsonObject {
  return { currency, total: { label: brand, amount } };
}

function created(payload: JsonObject): Promise<SourceResult> {
  return channel.call('createSource', payload, []).catch(lost);
}

function approved({ id, clientSecret }: JsonObject): Promise<SourceResult> {
  return channel.call('approveSource', String(id), String(clientSecret)).catch(lost);
}

function lost(): SourceResult {
  return { source: null, error: unknownError('The payment service could not be reached.') };
}

function addressIn(owner: unknown): (JsonObject & { readonly name: string }) | undefined {
  if (!isObject(owner)) return undefined;
  const { firstName, lastName, phoneNumber, email, address } = owner;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return { name, firstName, lastName, phone: phoneNumber, email, address };
}
