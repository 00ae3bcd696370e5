/** Rules of the provider: its API, its sessions and orders, its portal and its webhooks. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

const submitThenRedirect = { paymentFlow: ['submit-then-redirect'] } as const;
const redirectThenSubmit = { paymentFlow: ['redirect-then-submit'] } as const;
const redirect = { flow: ['redirect'] } as const;
const receiver = { flow: ['receiver'] } as const;

export const providerRules = {
  'SES-01': {
    level: 'MUST',
    subject: 'provider',
    text: "A new checkout's session is requires_source and its remaining amount is the checkout's total.",
    source: from('sessions', 'requires_source'),
  },
  'SES-02': {
    level: 'MUST',
    subject: 'provider',
    text: 'Attaching a primary source leaves nothing remaining and makes the session requires_confirmation.',
    source: from('sessions', 'requires_confirmation'),
  },
  'SES-06': {
    level: 'MUST',
    subject: 'provider',
    text: 'Before the order, contributed and remaining amount add up to the total at all times.',
    source: from('sessions', 'Amount contributed and remaining'),
  },
  'AMT-02': {
    level: 'MUST',
    subject: 'provider',
    text: 'Attaching another primary source replaces the first: exactly one remains.',
    source: from('managing', 'Attaching sources to checkouts'),
  },
  'PRV-01': {
    level: 'MUST',
    subject: 'provider',
    text: "A new source has the type, session, amount, currency, flow and initial state of its method, and its method's details.",
    source: from('sources', 'Source state'),
  },
  'PRV-02': {
    level: 'MUST',
    subject: 'provider',
    text: 'An order asked for outside requires_confirmation is refused with 400 order_submit_failed and changes nothing.',
    source: from('sessions', 'Amount contributed and remaining'),
  },
  'PRV-03': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { paymentFlow: ['standard', 'redirect-then-submit'] },
    text: 'An order paid with a chargeable source is accepted (or in review) and its session complete.',
    source: from('orders', 'Accepted'),
  },
  'PRV-04': {
    level: 'MUST',
    subject: 'provider',
    owedFor: submitThenRedirect,
    text: 'An order paid with a redirect source that is not yet authorized is pending_payment, its session pending_redirect with the next action redirect.',
    source: from('sessions', 'Next action'),
  },
  'PRV-05': {
    level: 'MUST',
    subject: 'provider',
    owedFor: receiver,
    text: 'An order paid with a receiver source is pending_payment, its session pending_funds, and the next action names that source and its client secret.',
    source: from('sessions', 'Next action'),
  },
  'PRV-06': {
    level: 'MUST',
    subject: 'provider',
    owedFor: redirect,
    text: 'A payment approved at the portal becomes chargeable and its order accepted (or still being processed), with a session that says so.',
    source: from('testing', 'Testing redirect payment methods'),
  },
  'PRV-07': {
    level: 'MUST',
    subject: 'provider',
    owedFor: redirect,
    text: 'A payment that was declined, cancelled or left leaves source, session and order as they were.',
    source: from('testing', 'Testing redirect payment methods'),
  },
  'PRV-08': {
    level: 'MUST',
    subject: 'provider',
    owedFor: redirect,
    text: 'The portal sends the shopper back to exactly the address the source was made with, the query of the shop included.',
    source: from('redirects', 'How to implement a submit then redirect flow'),
  },
  'PRV-09': {
    level: 'MUST',
    subject: 'provider',
    owedFor: receiver,
    text: 'When the funds arrive the order is accepted and its session complete.',
    source: from('delayed', 'Handling delayed payment methods'),
  },
  'PRV-10': {
    level: 'MUST',
    subject: 'provider',
    owedFor: receiver,
    text: 'When the funds never arrive the order is cancelled and its session failed.',
    source: from('events', 'order.cancelled'),
  },
  'PRV-11': {
    level: 'MUST',
    subject: 'provider',
    text: 'A checkout that was ordered cannot be ordered again: 404 not_found.',
    source: from('orders', 'Reusing the checkout identifier'),
  },
  'PRV-12': {
    level: 'MUST',
    subject: 'provider',
    text: 'A detached single-use source is cancelled, and attaching it again is refused with 409.',
    source: from('managing', 'Detaching sources from checkouts'),
  },
  'PRV-13': {
    level: 'MUST',
    subject: 'provider',
    text: 'Every refusal has a type that goes with its status and a list of errors with code and message.',
    source: from('description', 'Errors'),
  },
  'PRV-14': {
    level: 'MUST',
    subject: 'provider',
    text: 'Calls without a key, with an unknown one, or with the public key where the secret one is due are refused with 401.',
    source: from('files', 'Downloading a file for internal use'),
  },
  'PRV-15': {
    level: 'MUST',
    subject: 'provider',
    text: "The SDK's endpoints answer a browser on the shop's origin: preflight and request allow that origin (CORS).",
    source: from('sdk', 'Creating sources'),
    inferred: true,
  },
  'PRV-16': {
    level: 'MUST',
    subject: 'provider',
    text: 'A webhook is an event with the documented members, and signed where its endpoint asks for signatures.',
    source: from('signature', 'Digital River signature'),
    needs: 'webhooks',
  },
  'PRV-17': {
    level: 'MUST',
    subject: 'provider',
    text: 'Checkouts, sources and orders have the documented members with the documented types.',
    source: from('sessions', 'The payment session object'),
  },
  'PRV-18': {
    level: 'MUST',
    subject: 'provider',
    text: 'Both founding payloads make a source: the one without a session, and the one with a session, which takes amount and currency from it.',
    source: from('sessions', 'Update your code'),
  },
  'PRV-19': {
    level: 'MUST',
    subject: 'provider',
    text: 'A documented test trigger that fails the source makes no usable source.',
    source: from('testing', 'Error scenarios'),
  },
  'PRV-20': {
    level: 'MUST',
    subject: 'provider',
    text: 'A documented test trigger that fails the charge makes no order that counts as paid.',
    source: from('testing', 'Error scenarios'),
  },
  'PRV-21': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { element: 'cardnumber' },
    text: 'The source names the brand and the last four digits of the card that was typed.',
    source: from('sources', 'Source types'),
  },
  'PRV-22': {
    level: 'MUST',
    subject: 'provider',
    owedFor: redirectThenSubmit,
    text: 'source.chargeable is announced when the shopper has approved.',
    source: from('sources', 'Source state'),
    needs: 'webhooks',
  },
  'PRV-23': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { migrates: true },
    text: 'Each member that the migration removes, sent with a session, is refused with 400 invalid_parameter naming it.',
    source: from('errors', 'Error codes'),
    inferred: true,
  },
  'PRV-24': {
    level: 'MUST',
    subject: 'provider',
    text: 'A payload with a session that lacks a required member is refused with 400 missing_parameter naming it.',
    source: from('errors', 'Error codes'),
    inferred: true,
  },
  'PRV-25': {
    level: 'MUST',
    subject: 'provider',
    text: 'A payload that is refused makes no source and leaves the session as it was.',
    source: from('sessions', 'Create sources'),
    inferred: true,
  },
} as const satisfies Record<string, Rule>;
