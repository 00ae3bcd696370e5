/** Rules of the SDK: the requests that it makes from its arguments, and the results that it makes from the answers. */
import type { Rule } from '../rule.ts';
import { from } from './sources.ts';

export const sdkRules = {
  'SDK-01': {
    level: 'MUST',
    subject: 'sdk',
    text: "createSource sends every member of the shop's payload as it was given.",
    source: from('sdk', 'createSource(sourceData)'),
  },
  'SDK-08': {
    level: 'MUST',
    subject: 'sdk',
    text: "createSource adds only browserInfo and the data of its own elements to the shop's payload.",
    source: from('sdk', 'createSource(sourceData)'),
    inferred: true,
  },
  'SDK-02': {
    level: 'MUST',
    subject: 'sdk',
    text: 'Every call of the SDK is authorized with the public key that the SDK was created with.',
    source: from('initializing', 'Initializing DigitalRiver.js'),
  },
  'SDK-03': {
    level: 'MUST',
    subject: 'sdk',
    text: "createSource resolves with either a source or an error; the source is the one in the API's answer.",
    source: from('sdk', 'Creating sources'),
  },
  'SDK-04': {
    level: 'MUST',
    subject: 'sdk',
    text: 'A refused or failed source is returned to the shop as an error with type and errors, never as a source.',
    source: from('errors', 'Create source error object'),
  },
  'SDK-05': {
    level: 'MUST',
    subject: 'sdk',
    forbids: true,
    owedFor: 'cardFields',
    text: "Card number, expiry and security code never reach the shop's origin: not its document, storage, messages or requests.",
    source: from('security', 'Security'),
  },
  'SDK-06': {
    level: 'MUST',
    subject: 'sdk',
    text: 'retrieveAvailablePaymentMethods asks for the given session and returns every method that the API lists.',
    source: from('sessions', 'Retrieve available payment methods'),
  },
  'SDK-07': {
    level: 'MUST',
    subject: 'sdk',
    owedFor: 'flow:receiver',
    text: 'The instructions element shows the reference, payee and amount of exactly the source that the page passed to it.',
    source: from('delayed', 'Handling delayed payment methods'),
  },
} as const satisfies Record<string, Rule>;
