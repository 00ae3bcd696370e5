/** Rules about the lists of the SDK (methods, banks, stores), and about the documented test triggers. */
import type { Rule } from '../rule.ts';
import type { TriggerEffect } from '../method.ts';
import { triggering } from '../traits.ts';
import { from, fromCommerce } from './sources.ts';

/** Trigger effects that do not change the result of the order request: they occur before or after it, or are a success. */
export const LATER_EFFECTS = [
  'succeeds',
  'challenges',
  'chargeStaysPending',
  'chargeFailsAfterPending',
  'fundsFail',
  'captureFails',
  'captureStaysPending',
  'captureFailsAfterPending',
  'cancelFails',
  'refundFails',
  'refundFailsAfterPending',
] as const satisfies readonly TriggerEffect[];

export const offerRules = {
  'LST-01': {
    level: 'MUST',
    subject: 'provider',
    text: "The list for a session in the method's currency, and the list for its country and currency, contain the method with its flow and supported features.",
    source: from('sdk', 'Retrieving available payment methods'),
  },
  'LST-02': {
    level: 'MUST',
    subject: 'provider',
    text: 'No method is listed for a currency that does not exist.',
    source: from('sdk', 'Retrieving available payment methods'),
    inferred: true,
  },
  'LST-03': {
    level: 'MUST',
    subject: 'sdk',
    text: 'retrieveAvailablePaymentMethods sends every given filter to the API, and returns exactly the methods that the API lists.',
    source: from('sdk', 'Retrieving available payment methods'),
  },
  'LST-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'With a filter for storage, recurring payments or free trials, exactly the methods that support it are listed.',
    source: from('sdk', 'Retrieving available payment methods'),
  },
  'LST-07': {
    level: 'MUST',
    subject: 'provider',
    text: "The list of methods for a session states the session's currency and amount, which one-click methods need.",
    source: from('sdk', 'Retrieving available payment methods'),
    // the page shows this only in a sample
    inferred: true,
  },
  'LST-08': {
    level: 'SHOULD',
    subject: 'provider',
    text: "The list of methods states the session's amount as a string, as in the documented sample.",
    source: from('sdk', 'Retrieving available payment methods'),
    inferred: true,
    inCommerce: {
      source: fromCommerce('sdk', 'digitalriver.retrieveAvailablePaymentMethods([filters])'),
    },
  },
  'LST-05': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'listsBanks',
    text: "The banks of the method's market are listed with code and name; a market without banks gives an empty list.",
    source: from('sdk', 'retrieveOnlineBankingBanks(countryCode, currency)'),
  },
  'LST-06': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'listsStores',
    text: 'The konbini stores are listed with id, name and local name; the list contains the store of the payload.',
    source: from('konbini', 'Retrieved stores'),
  },
  'TRG-01': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'trigger:sourceFails',
    text: 'Every documented trigger that fails the source prevents a usable source.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-02': {
    level: 'MUST',
    subject: 'provider',
    owedFor: triggering('chargeFails', 'challengesThenChargeFails'),
    text: 'With every documented trigger that fails the charge, a source is made, but no order counts as paid.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-03': {
    level: 'MUST',
    subject: 'provider',
    owedFor: triggering(...LATER_EFFECTS),
    text: 'With every documented test value that succeeds, causes a challenge, or fails only after the order, a source and an order are made, and the order proceeds.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'A trigger for capture, cancellation or refund fails that step.',
    source: from('testing', 'Error scenarios'),
    excluded:
      'Capture, cancellation and refund come after fulfilment and are not part of the payment: TRG-03 judges the order before them.',
  },
} as const satisfies Record<string, Rule>;
