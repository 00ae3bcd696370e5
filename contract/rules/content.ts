/** Rules of what is told: instructions for pushing funds by their content, and who pays what in which market. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const contentRules = {
  'INS-01': {
    level: 'MUST',
    subject: 'sdk',
    owedFor: 'flow:receiver',
    text: "The instructions write the amount in the currency's own scale, with its currency beside it.",
    source: from('instructions', 'Creating a Delayed Payment Instructions element'),
    inferred: true,
  },
  'INS-02': {
    level: 'SHOULD',
    subject: 'sdk',
    owedFor: 'flow:receiver',
    inferred: true,
    text: "The instructions say by when to pay: the source's date of expiry, or within how many days.",
    source: from('delayed', 'Handling delayed payment methods'),
  },
  'INS-03': {
    level: 'MUST',
    subject: 'sdk',
    owedFor: { all: ['flow:receiver', 'showsIban'] },
    text: 'Every account number in the form of an IBAN in the instructions is one of the source they are for.',
    source: from('instructions', 'Creating a Delayed Payment Instructions element'),
    inferred: true,
  },
  'INS-04': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'flow:receiver',
    text: 'A source that waits for funds says when it expires: after it was made, and 30 days later at the latest.',
    source: from('delayed', 'Handling delayed payment methods'),
    inferred: true,
  },
  'INS-05': {
    level: 'MUST',
    subject: 'provider',
    owedFor: { all: ['flow:receiver', 'showsIban'] },
    text: 'Bank details of a source are of the right form: check digits and length of an IBAN, parts of a BIC.',
    source: from('sources', 'Source state'),
    inferred: true,
  },
  'INS-06': {
    level: 'SHOULD',
    subject: 'sdk',
    owedFor: 'flow:receiver',
    inferred: true,
    text: 'The instructions are in the language of the locale the SDK was made with, numbers included.',
    source: from('sdk', 'Creating a DigitalRiver object'),
  },
  'MKT-01': {
    level: 'SHOULD',
    subject: 'shop',
    text: "The SDK is made with the language of the checkout's locale.",
    source: from('initializing', 'Localizing DigitalRiver.js'),
  },
  'MKT-02': {
    level: 'MUST',
    subject: 'shop',
    text: 'Who pays reaches the SDK as the shopper wrote it, and every line of the address in its script, corrected at most where the shop validates it; a method without an owner takes the address of the checkout.',
    source: from('addresses', 'Providing address information'),
    inferred: true,
  },
  'MKT-03': {
    level: 'MUST',
    subject: 'shop',
    text: "Amounts that the API is told have no more decimals than the checkout's currency.",
    source: from('sessions', 'Amount contributed and remaining'),
    inferred: true,
  },
  'MKT-04': {
    level: 'MUST',
    subject: 'provider',
    owedFor: 'requiresLastName',
    text: "A source's owner is the one that was sent: every member, in any script.",
    source: from('retrieving', 'Get a Source object by identifier'),
  },
  'MKT-05': {
    level: 'MUST',
    subject: 'provider',
    text: 'Amounts that the provider tells have no more decimals than their currency.',
    source: from('sessions', 'Amount contributed and remaining'),
    inferred: true,
  },
} as const satisfies Record<string, Rule>;
