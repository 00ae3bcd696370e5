/**
 * Documented constraints on a payload's values beyond their types: enumerations, return URLs, country codes, conditional
 * members. For the payload linter; SRC-02 judges the members.
 */
import { addressOf } from './address.ts';
import type { Wire } from './method.ts';
import { detailsNames, knownMembers, readings } from './payload.ts';
import { USAGES } from './payload-members.ts';
import { valuesAt } from './payload-types.ts';
import type { RuleId } from './rules.ts';

export interface ValueFinding {
  readonly rule: Extract<RuleId, 'SRC-02' | 'RDR-18'>;
  /** `advice`: a document only recommends this, or it is inferred, so it is no violation. */
  readonly level: 'breach' | 'advice';
  readonly fault: 'missing' | 'wrong value';
  readonly member: string;
  readonly problem: string;
}

export function judgeValues(wire: Wire, payload: unknown): ValueFinding[] {
  const all = readings(wire, payload).flatMap((reading) => [
    ...usage(reading),
    ...futureUse(reading),
    ...addresses(wire, reading),
    ...country(wire, reading),
    ...state(wire, reading),
  ]);
  return [
    ...all.filter(
      ({ member, problem }, index) =>
        all.findIndex((other) => other.member === member && other.problem === problem) === index,
    ),
    ...twice(wire, payload),
  ];
}

const breach = (
  member: string,
  problem: string,
  fault: ValueFinding['fault'] = 'wrong value',
): ValueFinding => ({
  rule: 'SRC-02',
  level: 'breach',
  fault,
  member,
  problem,
});

function usage(sent: unknown): ValueFinding[] {
  const [value] = valuesAt(sent, 'usage');
  return typeof value === 'string' && !USAGES.includes(value)
    ? [breach('usage', `must be ${orList(USAGES)}`)]
    : [];
}

/** A reusable source states its usage and the terms that the shopper accepted. */
function futureUse(sent: unknown): ValueFinding[] {
  const [value] = valuesAt(sent, 'futureUse');
  if (value !== true && value !== 'true') return [];
  return ['usage', 'mandate.terms']
    .filter((member) => valuesAt(sent, member).every(isBlank))
    .map((member) => breach(member, 'is missing, but futureUse true requires it', 'missing'));
}

/** A return URL is absolute, and https if the method's provider requires it. */
function addresses(wire: Wire, sent: unknown): ValueFinding[] {
  const members = knownMembers(wire).filter((member) => member.endsWith('Url'));
  return members.flatMap((member) => {
    const [value] = valuesAt(sent, member);
    if (typeof value !== 'string' || isTemplate(value)) return [];
    // a required member that is empty is reported elsewhere
    if (isBlank(value))
      return wire.members.required.includes(member) ? [] : [breach(member, 'must not be empty')];
    const url = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value) ? addressOf(value) : undefined;
    if (!url) return [breach(member, 'must be an absolute address, such as https://shop.example/return')];
    return wire.returnsOverTls && member === wire.returnUrl && url.protocol === 'http:'
      ? [{ ...breach(member, 'must be an https address'), rule: 'RDR-18' }]
      : [];
  });
}

/** The API description (2021-12-13) calls the country of an address a two-letter code, but names no refusal. */
function country(wire: Wire, sent: unknown): ValueFinding[] {
  const members = knownMembers(wire).filter((member) => /(^|\.)country$/.test(member));
  return members.flatMap((member) => {
    const [value] = valuesAt(sent, member);
    if (typeof value !== 'string' || isBlank(value) || isTemplate(value)) return [];
    if (/^[a-z]{2}$/i.test(value)) return [];
    const problem = 'must be a country code of two letters (ISO 3166-1 alpha-2), such as US';
    return [{ ...breach(member, problem), level: 'advice' }];
  });
}

const STATES_ARE_CHECKED = ['US', 'CA'];

/**
 * Countries whose addresses need a state, because the provider validates it; samples of other countries omit
 * the state.
 */
function state(wire: Wire, sent: unknown): ValueFinding[] {
  const member = 'owner.address.state';
  const [country] = valuesAt(sent, 'owner.address.country');
  const { required } = wire.members;
  if (typeof country !== 'string' || !STATES_ARE_CHECKED.includes(country.toUpperCase())) return [];
  if (!knownMembers(wire).includes(member) || required.includes(member)) return [];
  return valuesAt(sent, member).every(isBlank)
    ? [
        {
          ...breach(member, `is missing, but an address in ${country.toUpperCase()} requires it`, 'missing'),
          level: 'advice',
        },
      ]
    : [];
}

/** The payload contains two details objects, under two documented names. */
function twice(wire: Wire, payload: unknown): ValueFinding[] {
  if (payload === null || typeof payload !== 'object') return [];
  const [first, ...others] = detailsNames(wire, payload);
  return others.map((name) => ({
    ...breach(name, `means the same as ${first ?? ''}, which is also sent: send only one of them`),
    level: 'advice',
  }));
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Placeholders in collections of requests: `{{returnUrl}}`, `${base}/return`, `<return URL>`. */
function isTemplate(value: string): boolean {
  return /\{\{|\$\{|^<.*>$/.test(value);
}

function orList(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
