/** The reference merchant: the correct answer to each decision. */
import type { Behaviour } from './behaviour.ts';
import { attachCredit } from './buying/credit.ts';
import { openPurchase } from './buying/open-purchase.ts';
import { comeBack } from './buying/returning.ts';
import { tellTerms } from './buying/subscribing.ts';
import { applyTaxIdentifier, useTaxNumber } from './buying/tax-number.ts';
import { isPaid, verdictOn } from './buying/verdict.ts';
import { effectOf } from './webhooks/effects.ts';
import { isSigned } from './webhooks/signature.ts';

export const reference: Behaviour = {
  pauseAfter: (retryAfter) => retryAfter * 1_000,
  tolerates: () => true,
  sessionState: ({ state }) => state,
  // messages may be shown, codes never
  wordsFor: (errors) => errors.find(({ message }) => message)?.message,

  checkoutRequest: (request) => request,
  openCheckout: (api, request) => api.createCheckout(request),
  shipTo: (party) => party,
  offered: (methods) => methods,
  payload: (payload) => payload,
  returnUrl: (url) => url,
  entity: ({ entity }) => entity,
  asksForDisclosure: () => true,
  asksForTerms: () => true,
  paymentData: (data) => data,
  script: () => '',
  takeSource: async (api, purchase, sourceId) => {
    await api.attach(purchase.checkoutId, sourceId);
    purchase.attachedSource = sourceId;
    delete purchase.heldSource;
  },
  holdSource: (_visit, purchase, sourceId) => {
    purchase.heldSource = sourceId;
    return Promise.resolve();
  },
  dropSource: async (api, purchase, sourceId) => {
    await api.detach(purchase.checkoutId, sourceId);
    delete purchase.attachedSource;
  },

  customerFor: (account) => account?.customerId,
  maySave: (approved) => approved,
  keepSource: (api, _purchase, customerId, sourceId) => api.saveSource(customerId, sourceId),
  addSource: (api, customerId, sourceId) => api.saveSource(customerId, sourceId),
  forgetSource: (api, customerId, sourceId) => api.removeSource(customerId, sourceId),
  asksForRenewal: () => true,
  subscriptionInfo: (info) => info,
  tellTerms,
  dropinConfig: (config) => config,
  asksForTaxNumber: () => true,
  keepTaxIdentifier: (api, customerId, id) => api.giveTaxIdentifier(customerId, id),
  applyTaxIdentifier,
  creditFor: (asked, left) => (asked > 0 && asked <= left ? asked : undefined),
  applyCredit: attachCredit,

  reviewed: (latest) => latest,
  isPlaced: ({ standing }) => standing.is !== 'open',
  verdict: verdictOn,
  books: ({ id, fraudState, payment: { charges } }) => ({
    id,
    fraudState,
    paymentState: charges.at(-1)?.state,
  }),
  redirectTo: (url) => url,
  confirmationPath: () => '/confirmation',
  instructions: (action) => {
    if (action?.action !== 'show_payment_instructions') return undefined;
    const { sourceId, sourceClientSecret } = action.data;
    if (typeof sourceId !== 'string' || typeof sourceClientSecret !== 'string') return undefined;
    return { sourceId, sourceClientSecret };
  },
  // the old checkout is used up: the same basket and details make a new one
  tryAgain: async (visit, { market, product, taxNumber }) => {
    const { details } = visit.session;
    if (!details) return;
    visit.session.product = product;
    const purchase = await openPurchase(visit, market, details);
    if (taxNumber) await useTaxNumber(visit, purchase, taxNumber);
  },

  mayVisit: ({ owner }, visitor) => owner === visitor.id,
  refresh: (api, _purchase, orderId) => api.refreshOrder(orderId),
  isPaid,
  readSource: (api, sourceId) => api.readSource(sourceId),
  isApproved: ({ state }) => state === 'chargeable',
  // the checkout is as good as before, and so is another source
  afterUnapproved: () => Promise.resolve(),
  resume: comeBack,

  isSigned,
  acknowledgement: () => 202,
  isKnown: (events, id) => events.has(id),
  effectOf,
};
