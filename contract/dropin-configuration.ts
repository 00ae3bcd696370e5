/** Judges a configuration of createDropin: documented options, their values, and their dependencies. */
import type { z } from 'zod';
import { Configuration, Options, PaymentMethods } from './dropin-shape.ts';

export interface DropinFinding {
  /** Dotted path in the configuration. */
  readonly member: string;
  readonly fault: 'missing' | 'unknown' | 'wrong type' | 'wrong value';
  readonly problem: string;
  /** `advice`: a document only recommends this, so it is no violation. */
  readonly level: 'breach' | 'advice';
}

/** Option names that only Drop-in uses; `flow` and `button`, for example, also occur elsewhere. */
const OWN_NAMES = Object.keys(Options.shape).filter((name) => /^(show|expand)/.test(name));
const OPTION_NAMES = Object.keys(Options.shape);
const METHOD_NAMES = Object.keys(PaymentMethods.shape);

/**
 * Whether an object looks like a Drop-in configuration: it contains options of Drop-in, or settings of payment
 * methods.
 */
export function isDropinConfiguration(value: unknown): boolean {
  const names = (part: unknown): string[] => (Array.isArray(part) ? [] : Object.keys(asObject(part)));
  const { options, paymentMethodConfiguration, ...rest } = asObject(value);
  if (names(options).some((name) => OWN_NAMES.includes(name))) return true;
  // the shortest configuration in a guide, apart from its functions
  if (Object.keys(rest).sort().join() === 'billingAddress,sessionId' && options === undefined) return true;
  const belongs = 'sessionId' in rest || 'billingAddress' in rest;
  return (
    (belongs && names(options).some((name) => OPTION_NAMES.includes(name))) ||
    names(paymentMethodConfiguration).some((name) => METHOD_NAMES.includes(name))
  );
}

export function judgeDropinConfiguration(value: unknown): DropinFinding[] {
  const parsed = Configuration.safeParse(value);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap(describe);
  const wrong = new Set(shape.map(({ member }) => member));
  // one finding per mistake
  return [...shape, ...conditions(value).filter(({ member }) => !wrong.has(member))];
}

/** Checks that return URL and cancel URL are present and equal, if the shop itself redirects the shopper. */
function redirectFindings(options: Readonly<Record<string, unknown>>): DropinFinding[] {
  const redirect = asObject(options.redirect);
  if (redirect.disableAutomaticRedirects !== true) return [];
  const missing = ['returnUrl', 'cancelUrl'].filter((name) => !redirect[name]);
  if (missing.length > 0)
    return missing.map((name) => ({
      member: `options.redirect.${name}`,
      fault: 'missing',
      problem: 'is missing, but disableAutomaticRedirects true requires it',
      level: 'breach',
    }));
  return redirect.returnUrl === redirect.cancelUrl
    ? []
    : [
        {
          member: 'options.redirect.cancelUrl',
          fault: 'wrong value',
          problem:
            'should be the same as returnUrl (one sample of the Commerce API has two different addresses)',
          level: 'advice',
        },
      ];
}

function conditions(value: unknown): DropinFinding[] {
  const { sessionId, billingAddress, options: given } = asObject(value);
  const options = asObject(given);
  const manages = options.flow === 'managePaymentMethods';
  const missing = (member: string, why: string): DropinFinding => ({
    member,
    fault: 'missing',
    problem: `is missing: ${why}`,
    level: 'breach',
  });
  const consents = options.consents !== undefined && options.showTermsOfSaleDisclosure === false;
  const unused =
    asObject(options.button).buttonText !== undefined && asObject(options.button).type !== 'custom';
  return [
    ...(sessionId === undefined && !manages ? [missing('sessionId', 'the flow is checkout')] : []),
    ...(billingAddress === undefined && manages
      ? [missing('billingAddress', 'the flow managePaymentMethods has no session that defines this value')]
      : []),
    ...redirectFindings(options),
    ...(consents
      ? [
          {
            member: 'options.showTermsOfSaleDisclosure',
            fault: 'wrong value',
            problem: 'must be true, because the consents are shown together with the terms of sale',
            level: 'breach',
          } as const,
        ]
      : []),
    ...(unused
      ? [
          {
            member: 'options.button.buttonText',
            fault: 'wrong value',
            problem: 'has no effect, because only a button of type custom uses it',
            level: 'advice',
          } as const,
        ]
      : []),
  ];
}

function describe(issue: z.core.$ZodIssue): DropinFinding[] {
  const member = issue.path.map(String).join('.');
  const finding = (fault: DropinFinding['fault'], problem: string): DropinFinding[] => [
    { member, fault, problem, level: 'breach' },
  ];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      member: member ? `${member}.${key}` : key,
      fault: 'unknown',
      problem: 'is not documented',
      level: 'breach',
    }));
  if (issue.code === 'invalid_type')
    return issue.message.includes('received undefined')
      ? finding('missing', 'is missing')
      : finding('wrong type', `must be ${WORDS[issue.expected] ?? issue.expected}`);
  if (issue.code === 'invalid_value')
    return finding('wrong value', `must be ${issue.values.map(String).join(', ')}`);
  return finding('wrong value', issue.code === 'too_small' ? 'must not be empty' : issue.message);
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};
}
