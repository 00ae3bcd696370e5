/** Rules of what the SDK lists before there is a source, and of the documented test triggers. */
import type { Rule } from '../rule.ts';
import type { TriggerEffect } from '../method.ts';
import { triggering } from '../traits.ts';
import { from, fromCommerce } from './sources.ts';

/** Effects that leave the order as it would be without them: they are felt before or later, or say that all is well. */
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
    text: 'A method is listed for a session in its currency, and for its country and currency, with its flow and with what it supports.',
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
    text: 'retrieveAvailablePaymentMethods hands on every filter it was given, and returns the methods that the API named and no other.',
    source: from('sdk', 'Retrieving available payment methods'),
  },
  'LST-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'A filter for storage, recurring payments or free trials lists the methods that support it, and no other.',
    source: from('sdk', 'Retrieving available payment methods'),
  },
  'LST-07': {
    level: 'MUST',
    subject: 'provider',
    text: 'With the methods for a session, its currency and amount are given: one-click methods need them.',
    source: from('sdk', 'Retrieving available payment methods'),
    // the page shows it in a sample
    inferred: true,
  },
  'LST-08': {
    level: 'SHOULD',
    subject: 'provider',
    text: 'The amount of the session is given as text, as in the sample of the answer.',
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
    text: "The banks of the method's market are listed with code and name; where there is none the list is empty.",
    source: from('sdk', 'retrieveOnlineBankingBanks(countryCode, currency)'),
  },
  'LST-06': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'listsStores',
    text: 'The konbini stores are listed with id, name and local name; the one of the payload is among them.',
    source: from('konbini', 'Retrieved stores'),
  },
  'TRG-01': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'trigger:sourceFails',
    text: 'Every documented trigger that fails the source makes none that can be used.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-02': {
    level: 'MUST',
    subject: 'provider',
    owedFor: triggering('chargeFails', 'challengesThenChargeFails'),
    text: 'Every documented trigger that fails the charge makes a source, and no order that counts as paid.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-03': {
    level: 'MUST',
    subject: 'provider',
    owedFor: triggering(...LATER_EFFECTS),
    text: 'Every documented value that pays, challenges or fails only after the order makes a source and an order that goes on.',
    source: from('testing', 'Error scenarios'),
  },
  'TRG-04': {
    level: 'MUST',
    subject: 'provider',
    text: 'A trigger for capture, cancellation or refund fails that step.',
    source: from('testing', 'Error scenarios'),
    excluded:
      'Capture, cancellation and refund follow fulfilment, which is no part of paying: the order before them is judged by TRG-03.',
  },
} as const satisfies Record<string, Rule>;
