/** Faults of the SDK. Each replaces a part of the correct behaviour. */
import type { ServerControl } from '../../../../harness/fault-control.ts';
import {
  cardTyped,
  foreignName,
  fundsPushed,
  fundsToBank,
  paidAtOnce,
  redirectAfterOrder,
} from '../../../../harness/fault-methods.ts';
import type { Behaviour } from './behaviour.ts';
import type { JsonObject } from './messages.ts';

export function isSdkFaultId(id: string): id is SdkFaultId {
  return Object.hasOwn(faults, id);
}

export const faults = {
  'adds-amount': {
    payload: (payload) => ('sessionId' in payload ? { ...payload, amount: 1 } : payload),
  },
  'drops-member': {
    payload: (payload) => {
      const [container, member] = isObject(payload.owner)
        ? ['owner', 'phoneNumber']
        : [String(payload.type), Object.keys(objectIn(payload, String(payload.type)))[0]];
      if (container === undefined || member === undefined) return payload;
      const { [member]: _dropped, ...rest } = objectIn(payload, container);
      return { ...payload, [container]: rest };
    },
  },
  'wrong-key': { key: () => 'pk_test_another' },
  'resolves-both-null': { result: () => ({ source: null, error: null }) },
  'failed-as-source': {
    result: (result, answer) => (result.error && answer ? { source: answer, error: null } : result),
  },
  'leaks-card-number': { cardNumberTyped: (digits) => window.parent.postMessage(digits, '*') },
  'omits-method': { methods: (methods) => methods.slice(1) },
  'wrong-session': {
    methodFilters: ({ sessionId: _dropped, ...filters }) => filters,
  },
  'foreign-reference': {
    shownDetails: (details) => {
      const names = Object.keys(details).filter((name) => /reference|receipt|documentCode/i.test(name));
      return { ...details, ...Object.fromEntries(names.map((name) => [name, '0000000000'])) };
    },
  },
  'ignores-the-challenge': { challenged: (_result, asked) => ({ source: asked, error: null }) },
  'authenticates-anybody': { authenticated: () => 'complete' },
  'wrong-amount': { shownAmount: (amount) => amount + 10 },
  'wrong-currency-scale': {
    moneyFormat: (format) => ({ ...format, minimumFractionDigits: 3, maximumFractionDigits: 3 }),
  },
  'no-currency': { moneyFormat: () => ({ minimumFractionDigits: 2 }) },
  'no-expiry': { shownExpiry: () => undefined },
  'bad-iban': {
    shownDetails: (details) => ({
      ...details,
      ...(typeof details.iban === 'string' ? { iban: nextDigit(details.iban) } : {}),
    }),
  },
  'another-iban': {
    shownDetails: (details) =>
      typeof details.iban === 'string' ? { ...details, otherIban: nextDigit(details.iban) } : details,
  },
  'wrong-language': {
    instructionsLocale: (locale) => (locale.toLowerCase().startsWith('de') ? 'fr-FR' : 'de-DE'),
  },
  'drops-filters': {
    methodFilters: ({ supportsStorage: _dropped, ...filters }) => filters,
  },
  'says-nothing-of-storage': {
    dropinTells: (_callback, data) => {
      const { readyForStorage: _ready, supportsStorage: _supports, ...rest } = data as JsonObject;
      return rest;
    },
  },
  'cancels-without-a-name': { dropinTells: (callback, data) => (callback === 'onCancel' ? {} : data) },
  'takes-consent-for-granted': { agreed: () => true },
  'takes-any-tax-number': { taxNumberFits: () => true },
  transliterates: {
    payload: (payload) => ({
      ...payload,
      ...(isObject(payload.owner) ? { owner: inLatinLetters(payload.owner) } : {}),
    }),
  },
} satisfies Record<string, Partial<Behaviour>>;

export type SdkFaultId = keyof typeof faults;

export const sdkControls: readonly ServerControl<SdkFaultId>[] = [
  {
    id: 'ignores-the-challenge',
    breaks: 'SCA-03',
    scenario: 'challenge-unanswered',
    methods: 'trigger:challenges',
  },

  { id: 'adds-amount', breaks: 'SDK-08', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'drops-member', breaks: 'SDK-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'wrong-key', breaks: 'SDK-02', scenario: 'pays', methods: paidAtOnce },
  { id: 'resolves-both-null', breaks: 'SDK-03', scenario: 'pays', methods: paidAtOnce },
  { id: 'failed-as-source', breaks: 'SDK-04', scenario: 'source-refused', methods: paidAtOnce },
  { id: 'leaks-card-number', breaks: 'SDK-05', scenario: 'pays', methods: cardTyped },
  { id: 'omits-method', breaks: 'SDK-06', scenario: 'pays', methods: paidAtOnce },
  { id: 'wrong-session', breaks: 'SDK-06', scenario: 'pays', methods: paidAtOnce },
  {
    id: 'says-nothing-of-storage',
    breaks: 'DRP-04',
    scenario: 'dropin-pays',
    methods: paidAtOnce,
  },
  {
    id: 'cancels-without-a-name',
    breaks: 'DRP-05',
    scenario: 'dropin-redirects',
    methods: redirectAfterOrder,
  },
  { id: 'foreign-reference', breaks: 'SDK-07', scenario: 'pays', methods: fundsPushed },
  { id: 'wrong-amount', breaks: 'SDK-07', scenario: 'pays', methods: fundsPushed },
  {
    id: 'ignores-the-challenge',
    breaks: 'SCA-03',
    scenario: 'challenge-cancelled',
    methods: cardTyped,
  },
  {
    id: 'authenticates-anybody',
    breaks: 'SCA-04',
    scenario: 'saved-challenged',
    methods: cardTyped,
  },
  { id: 'wrong-currency-scale', breaks: 'INS-01', scenario: 'pays', methods: fundsPushed },
  { id: 'no-currency', breaks: 'INS-01', scenario: 'pays', methods: fundsPushed },
  { id: 'no-expiry', breaks: 'INS-02', scenario: 'pays', methods: fundsPushed },
  { id: 'bad-iban', breaks: 'INS-03', scenario: 'pays', methods: fundsToBank },
  { id: 'another-iban', breaks: 'INS-03', scenario: 'pays', methods: fundsToBank },
  { id: 'wrong-language', breaks: 'INS-06', scenario: 'pays', methods: fundsPushed },
  { id: 'transliterates', breaks: 'SDK-01', scenario: 'pays', methods: foreignName },
  { id: 'drops-filters', breaks: 'LST-03', scenario: 'direct-calls', methods: paidAtOnce },
  { id: 'wrong-session', breaks: 'SUB-11', scenario: 'dropin-subscribes', methods: cardTyped },
  {
    id: 'takes-consent-for-granted',
    breaks: 'SUB-12',
    scenario: 'dropin-subscribes',
    methods: cardTyped,
  },
  {
    id: 'takes-any-tax-number',
    breaks: 'TAX-05',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
];

/** Another number of the same length: its check digits no longer fit. */
function nextDigit(iban: string): string {
  return iban.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

/** Texts without their accents, and without letters of other scripts. */
function inLatinLetters(object: JsonObject): JsonObject {
  const plain = (value: unknown): unknown =>
    typeof value === 'string' ? value.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '') : value;
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      isObject(value) ? inLatinLetters(value) : plain(value),
    ]),
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(payload: JsonObject, name: string): JsonObject {
  const value = payload[name];
  return isObject(value) ? value : {};
}
