/**
 * The rules as the Commerce API's documents state them: for each rule the heading that states it and the
 * differences, or the reason why no document states it.
 */
import type { RuleElsewhere } from '../rule.ts';
import type { providerRules } from './provider.ts';
import type { sdkRules } from './sdk.ts';
import type { shopOperationRules } from './shop-operation.ts';
import type { shopRules } from './shop.ts';
import { fromCommerce as from, fromFounding } from './sources.ts';

type Id =
  keyof (typeof shopRules & typeof shopOperationRules) | keyof typeof sdkRules | keyof typeof providerRules;

const STR = 'Submit then redirect (STR) payment flow';
const RTS = 'Redirect then submit (RTS) payment flow';
const REDIRECT_TESTS = 'Testing redirect payment methods';
const STATE = 'Session state';
const oneCart =
  'A shopper has one active cart. The Commerce documents do not describe what a shop does after a refused submission, so they do not state which cart is submitted next.';
const noSuchEvent =
  'The Commerce documents describe only two payment events: the reminder and the expiry of a delayed payment. They do not describe this event.';
const detaching = 'The Commerce documents do not say that a detached source cannot be used again.';

export const commerceRules = {
  'SES-01': {
    text: "A new cart's session is requires_source and its remaining amount is the cart's total.",
    source: from('sessions', 'Requires source'),
  },
  'SES-02': {
    text: 'After a primary source is applied, the remaining amount is 0 and the session is requires_confirmation.',
    source: from('sessions', 'Requires confirmation'),
  },
  'SES-05': {
    text: 'The shop submits a cart only while its payment session is requires_confirmation.',
    source: from('sessions', 'Requires confirmation'),
  },
  'SES-06': { source: from('sessions', 'Amount contributed and amount remaining to be contributed') },
  'SES-07': {
    text: 'The shop gives the SDK the session of the cart that it submits.',
    source: from('sessions', 'Creating a source with payment sessions'),
  },
  'SES-08': {
    text: "The shop uses the session's `status` in this dialect, not `state`.",
    source: from('sessions', STATE),
  },
  'SRC-01': { source: fromFounding('commerce-api', 'Update your code') },
  'SRC-02': { source: fromFounding('commerce-api', 'Update your code') },
  'SRC-07': { source: fromFounding('commerce-api', 'Update your code') },
  'SRC-04': {
    text: 'If creating a source fails, the shop applies nothing to the cart and submits nothing.',
    source: fromFounding('commerce-api', 'Update your code'),
  },
  'SRC-05': { excluded: detaching },
  'SRC-06': { source: from('keys', 'Public keys') },
  'ORD-01': {
    text: 'One submission per cart, also after double clicks and reloads. After a refusal, a 5xx answer or no answer, the shop may submit it again.',
    source: from('submitting', 'Submitting a cart'),
    inferred: true,
  },
  'ORD-02': { excluded: oneCart },
  'ORD-04': {
    text: 'After submitting a cart that needs no redirect, the shopper sees the confirmation page.',
    source: from('capturing', 'Redirect payment methods'),
    level: 'SHOULD',
  },
  'ORD-06': { source: from('declines', 'Authorization declines') },
  'RDR-01': {
    text: 'Submit then redirect: the source is applied, then the cart is submitted, then the shopper is sent to the provider.',
    source: from('flows', STR),
  },
  'RDR-02': {
    text: 'Redirect then submit: the shopper is sent to the provider, then the source is applied, then the cart is submitted.',
    source: from('flows', RTS),
  },
  'RDR-03': {
    text: 'The shopper is sent to exactly the redirect URL that the submitted cart gives.',
    source: from('submitting', 'Submitting a cart'),
    inferred: true,
  },
  'RDR-04': {
    text: 'After the shopper returns, the shop resumes the cart before it shows any outcome.',
    source: from('flows', 'Submit then redirect (STR) payment flow'),
  },
  'RDR-05': { source: from('capturing', 'Redirect payment methods'), level: 'SHOULD' },
  'RDR-06': {
    text: 'A declined or cancelled payment leads back to payment with a cart that was not submitted; no confirmation is shown.',
    source: from('conflicts', 'resume-cart-failure'),
    inferred: true,
  },
  'RDR-07': {
    text: "The browser's back button at the provider leads back to payment with a cart that was not submitted.",
    source: from('conflicts', 'resume-cart-failure'),
    inferred: true,
  },
  'RDR-08': {
    text: "Opening the return URL after a cancel, twice, early, or for another user's order shows no false confirmation and makes no second submission.",
    source: from('conflicts', 'resume-cart-failure'),
  },
  'RDR-09': { source: from('sdk', 'Authenticating sources') },
  'RDR-10': {
    excluded:
      'The documented test value ChargeRemainPending leaves a charge pending in the Commerce API, too (Testing scenarios), but no Commerce page says what a shop shows then: payment sessions have no state pending, and resuming a cart is answered with an order or with a conflict.',
  },
  'RDR-13': { source: from('paypal', 'Redirecting the customer to PayPal for authorization') },
  'RDR-14': { source: from('flows', RTS) },
  'RDR-16': { source: fromFounding('commerce-api', 'Creating a source with payment sessions') },
  'RDR-17': { source: from('sessions', 'Requires source') },
  'RDR-18': { source: from('trevipay', 'TreviPay source details object') },
  'DLY-01': {
    text: 'The instructions element is created with exactly the id and client secret of the source that the submitted cart names.',
    source: from('instructions', 'Creating a Delayed Payment Instructions element'),
  },
  'DLY-02': { source: from('capturing', 'Delayed repayment methods'), level: 'SHOULD' },
  'DLY-03': { excluded: noSuchEvent },
  'DLY-04': {
    text: 'After delayed_payment.expired the order no longer waits for its funds.',
    source: from('delayedEvents', 'Delayed payment expired and reminder events'),
    inferred: true,
  },
  'DLY-05': {
    excluded: 'In this dialect, a shop may inform the shopper that no payment arrived, but does not have to.',
  },
  'WHK-01': {
    text: 'A webhook is acknowledged with 2xx.',
    source: from('acknowledging', 'Step 3: Respond to webhook events'),
    owedFor: 'flow:receiver',
  },
  'WHK-02': { source: from('webhooks', 'Secret'), owedFor: 'flow:receiver', inferred: true },
  'WHK-03': {
    source: from('acknowledging', 'Step 3: Respond to webhook events'),
    owedFor: 'flow:receiver',
    inferred: true,
  },
  'SEC-01': { source: from('keys', 'Confidential keys') },
  'UI-01': { source: from('capturing', 'Redirect payment methods') },
  'UI-02': {
    text: 'The review page shows the total of the latest cart response.',
    source: from('testCases', 'Confirm changes to the cart and Checkout page'),
    inferred: true,
  },
  'LIM-01': {
    excluded:
      'The Commerce documents state no waiting time after a call is refused because of the rate limit: they only list an error code.',
  },
  'TOL-01': { source: from('sessions', STATE), inferred: true },

  'SDK-01': { source: from('sdk', 'createSource(sourceData)') },
  'SDK-08': { source: from('sdk', 'createSource(sourceData)') },
  'SDK-02': { source: from('initializing', 'Initializing DigitalRiver.js') },
  'SDK-03': { source: from('sdk', 'Creating sources') },
  'SDK-04': { source: from('errors', 'Create source error object') },
  'SDK-05': { source: from('security', 'Security') },
  'SDK-06': { source: from('sessions', 'Retrieving available payment methods') },
  'SDK-07': { source: from('instructions', 'Delayed payment instructions element'), inferred: true },

  'AMT-02': {
    text: 'After the first primary source is detached and another one applied, the cart has exactly the second one.',
    source: from('managing', 'Attaching multiple payment sources to the cart'),
  },
  'PRV-01': { source: from('sources', 'Source state') },
  'PRV-02': {
    text: 'A cart submitted while its session is not requires_confirmation is refused (submit-cart-failed or order_submit_failed) and does not change.',
    source: from('sessions', 'Amount contributed and amount remaining to be contributed'),
  },
  'PRV-03': {
    text: 'A cart paid with a chargeable source becomes an order.',
    source: from('submitting', 'Submitting a cart'),
  },
  'PRV-04': {
    text: 'A cart submitted with a redirect source that is not yet authorized becomes an order that waits for the redirect, and its session is pending_redirect.',
    source: from('flows', STR),
  },
  'PRV-05': {
    text: 'A cart submitted with a receiver source becomes an order that waits for funds. If the order names a source and a client secret, they are those of that source.',
    source: from('delayedEvents', 'Delayed payment expired and reminder events'),
  },
  'PRV-06': {
    text: 'After the shopper approves at the portal, the source becomes chargeable and the cart can be resumed: the order is submitted.',
    source: from('flows', STR),
  },
  'PRV-07': {
    text: 'A payment that the shopper declines, cancels or leaves does not change the source, and resuming its cart is answered with a conflict.',
    source: from('conflicts', 'resume-cart-failure'),
  },
  'PRV-08': { source: from('testing', REDIRECT_TESTS) },
  'PRV-09': {
    text: 'When the funds arrive the order is submitted.',
    source: from('flows', 'Submit a Wire Transfer payment flow'),
    inferred: true,
  },
  'PRV-10': {
    text: 'When the funds never arrive delayed_payment.expired is sent for the order.',
    source: from('delayedEvents', 'Delayed payment expired and reminder events'),
  },
  'PRV-11': {
    text: "A submitted cart cannot be submitted again: the shopper's active cart is a new, empty one.",
    source: from('conflicts', 'submit-cart-failed'),
    inferred: true,
  },
  'PRV-12': {
    text: 'After its primary source is detached, the cart has no primary source and its session requires a source again.',
    source: from('sessions', 'Requires source'),
  },
  'PRV-13': {
    text: 'Every refusal of the shopper API lists errors with code and description.',
    source: from('errorFormat', 'Error format for Shopper APIs'),
  },
  'PRV-14': {
    text: 'Calls without a token, with an unknown token, or with a public key instead of a token are refused with 401.',
    source: from('unauthorized', 'invalid_token'),
  },
  'PRV-15': { source: from('cors', 'CORS server-side settings'), inferred: false },
  'PRV-16': {
    text: 'A webhook is an event that names its order and is signed with the secret of its endpoint.',
    // the document says what the secret is for, but not how a request proves that the secret was sent
    source: from('webhooks', 'Secret'),
    owedFor: 'flow:receiver',
    inferred: true,
  },
  'PRV-17': {
    text: 'Carts, sources and orders have the documented members with the documented types.',
    source: from('sessions', 'How to determine when to create an order'),
  },
  'PRV-18': { source: fromFounding('commerce-api', 'Update your code') },
  'PRV-19': { source: from('testing', REDIRECT_TESTS) },
  'PRV-20': { source: from('testing', REDIRECT_TESTS) },
  'PRV-21': { source: from('sources', 'Source types') },
  'PRV-22': { excluded: noSuchEvent },
  'PRV-23': { source: fromFounding('commerce-api', 'Update your code') },
  'PRV-24': { source: fromFounding('commerce-api', 'Update your code') },
  'PRV-25': { source: fromFounding('commerce-api', 'Update your code') },
  'PRV-26': {
    text: 'Once a cart has become an order its payment session is complete.',
    source: from('sessions', 'Complete'),
  },
  'PRV-27': {
    text: 'The response to a submission that needs an action of the shopper states it: a redirect URL, or the source for the instructions.',
    source: from('submitting', 'Submitting a cart'),
  },
} satisfies Partial<Record<Id, RuleElsewhere>>;
