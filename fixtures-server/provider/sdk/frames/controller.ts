/**
 * The hidden frame that makes every API call of one SDK instance. Typed data reaches it directly from the fields, and is never in
 * its answers to the page.
 */
import { behaviour } from '../shared/bundled.ts';
import type { CallRequest, CallResponse, ControllerCalls } from '../shared/messages.ts';
import { Api, query, refusal, unknownError } from './api.ts';
import { Channel } from './channel.ts';
import { embed } from './embed.ts';
import { FieldStates } from './field-states.ts';
import { Sources } from './sources.ts';

const { send, parameters } = embed({
  received: (message) => {
    if (message.kind === 'call')
      void answer(message.call).then((given) => send({ kind: 'answer', answer: given }));
  },
});
const channel = new Channel(parameters.instance);
const api = new Api(parameters.key ?? '');
const fields = new FieldStates(channel);
const sources = new Sources(api, fields, parameters.locale);

const calls: ControllerCalls = {
  createSource: (payload, elements) => sources.create(payload, elements),
  retrieveSource: (sourceId, clientSecret) => sources.retrieve(sourceId, clientSecret),
  updateSource: (sourceId, clientSecret, data, elements) =>
    sources.update(sourceId, clientSecret, data, elements),
  askAuthentication: (sourceId, clientSecret, sessionId, elements) =>
    sources.askAuthentication(sourceId, clientSecret, sessionId, elements),
  answerChallenge: (challenge, password) => sources.answerChallenge(challenge, password),
  approveSource: (sourceId, clientSecret) => sources.approve(sourceId, clientSecret),

  async beginMerchantSession() {
    const domainName = new URL(parameters.origin).hostname;
    const { status } = await api.call('POST', '/payments/apple-pay/session', { domainName });
    return status === 200;
  },

  async retrieveMethods(filters) {
    try {
      const got = await api.call(
        'GET',
        `/payments/payment-methods${query(behaviour.methodFilters(filters))}`,
      );
      if (got.status !== 200 || !got.body) return { paymentMethods: [], error: refusal(got) };
      const { paymentMethods } = got.body;
      return {
        ...got.body,
        paymentMethods: behaviour.methods(Array.isArray(paymentMethods) ? paymentMethods : []),
      };
    } catch {
      return { paymentMethods: [], error: unknownError('The payment service could not be reached.') };
    }
  },

  retrieveBanks: (country, currency) => list(`/payments/online-banking/banks${query({ country, currency })}`),
  retrieveStores: () => list('/payments/konbini/stores'),
  restore: (element) => Promise.resolve(fields.last(element)),
  forget: (element) => {
    fields.forget(element);
    return Promise.resolve(null);
  },
};

/** A list that cannot be loaded is returned empty, because no error is documented for it. */
async function list(path: string): Promise<readonly unknown[]> {
  try {
    const { status, list: items } = await api.call('GET', path);
    return status === 200 && items ? items : [];
  } catch {
    return [];
  }
}

async function answer({ id, name, args }: CallRequest): Promise<CallResponse> {
  const call = calls[name] as (...given: readonly unknown[]) => Promise<unknown>;
  try {
    return { id, result: await call(...args) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}

/** A frame repeats its request when the controller reports that it is ready; each request is answered once. */
const asked = new Set<string>();
channel.on((message) => {
  if (message.kind !== 'call' || asked.has(message.call.id)) return;
  asked.add(message.call.id);
  void answer(message.call).then((given) => channel.post({ kind: 'answer', answer: given }));
});
channel.post({ kind: 'controller' });
