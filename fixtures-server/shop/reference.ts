/** The reference merchant: the correct answer to each decision. */
import type { Behaviour } from './behaviour.ts';
import { attachCredit } from './buying/credit.ts';
import { addDetails, openPurchase } from './buying/open-purchase.ts';
import { failurePath } from './buying/paths.ts';
import { handleReturn } from './buying/returning.ts';
import { sendTerms } from './buying/subscribing.ts';
import { applyTaxIdentifier, useTaxNumber } from './buying/tax-number.ts';
import { isPaid, outcomeOfOrder } from './buying/order-outcome.ts';
import type { OrderStatus } from './state/purchase.ts';
import { effectOf } from './webhooks/effects.ts';
import { isSigned } from './webhooks/signature.ts';

const STATUS_OF: Readonly<Record<string, OrderStatus>> = {
  pending_payment: 'awaiting-payment',
  in_review: 'under-review',
  accepted: 'ready',
  fulfilled: 'ready',
  complete: 'ready',
  cancelled: 'cancelled',
  blocked: 'blocked',
};
const RANK: Readonly<Record<OrderStatus, number>> = {
  'awaiting-payment': 0,
  'under-review': 1,
  ready: 2,
  cancelled: 3,
  blocked: 3,
};

export const reference: Behaviour = {
  cookieSameSite: () => 'lax',
  pauseAfter: (retryAfter) => retryAfter * 1_000,
  tolerates: () => true,
  sessionState: ({ state }) => state,
  // messages may be shown, codes must not
  messageFor: (errors) => errors.find(({ message }) => message)?.message,

  checkoutRequest: (request) => request,
  changeDetails: addDetails,
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
  sendTerms,
  dropinConfig: (config) => config,
  asksForTaxNumber: () => true,
  keepTaxIdentifier: (api, customerId, id) => api.giveTaxIdentifier(customerId, id),
  applyTaxIdentifier,
  creditFor: (asked, left) => (asked > 0 && asked <= left ? asked : undefined),
  applyCredit: attachCredit,

  reviewed: (latest) => latest,
  isPlaced: ({ stage }) => stage.is !== 'open',
  orderOutcome: outcomeOfOrder,
  refusalTakenFor: (meaning) => meaning,
  afterRejection: (_visit, purchase, message) => {
    purchase.stage = { is: 'failed', ...(message ? { message } : {}) };
    return failurePath(purchase);
  },
  storedOrder: ({ id, fraudState, payment: { charges } }) => ({
    id,
    fraudState,
    paymentState: charges.at(-1)?.state,
  }),
  statusOf: (state) => STATUS_OF[state],
  advances: (from, to) => from === undefined || RANK[to] > RANK[from],
  isNews: (time, known) => time === undefined || known === undefined || Date.parse(time) >= Date.parse(known),
  redirectTo: (url) => url,
  confirmationPath: ({ number }) => `/confirmation?order=${number}`,
  showsInstructions: () => true,
  shownTotal: (total) => total,
  instructions: (action) => {
    if (action?.action !== 'show_payment_instructions') return undefined;
    const { sourceId, sourceClientSecret } = action.data;
    if (typeof sourceId !== 'string' || typeof sourceClientSecret !== 'string') return undefined;
    return { sourceId, sourceClientSecret };
  },
  // the old checkout cannot be used again: a new one is made from the same basket and details
  tryAgain: async (visit, { market, product, taxNumber }) => {
    const { details } = visit.session;
    if (!details) return;
    visit.session.product = product;
    const purchase = await openPurchase(visit, market, details);
    if (taxNumber) await useTaxNumber(visit, purchase, taxNumber);
  },

  mayVisit: ({ owner }, visitor) => owner === visitor.id,
  purchaseFor: (named) => named,
  refresh: (api, _purchase, orderId) => api.refreshOrder(orderId),
  isPaid,
  // the result is unknown: the page shows this and offers to check again later
  afterOutage: (_visit, _purchase, error) => Promise.reject(error as Error),
  returnedAgain: ({ behaviour, shopUrl }, purchase) => behaviour.confirmationPath(purchase, shopUrl),
  readSource: (api, sourceId) => api.readSource(sourceId),
  isApproved: ({ state }) => state === 'chargeable',
  // the checkout stays usable, with another source
  afterUnapproved: () => Promise.resolve(),
  resume: handleReturn,

  purchaseOfEvent: (named) => named,
  isSigned,
  acknowledgement: () => 202,
  isKnown: (events, id) => events.has(id),
  hasEffectNow: () => true,
  beforeNoting: () => undefined,
  effectOf,
};
