/** How Drop-in shows each method: with fields, with a button of the provider, or only with its own button. */
import type { DropinMethod } from '../dropin-methods.ts';
import { setAt } from '../../../../harness/json-path.ts';
import type { DropinConfig } from './config.ts';
import type { SessionInformation } from './host.ts';

/** By type; set when the script is bundled. */
declare const DROPIN_METHODS: Readonly<Record<string, DropinMethod>>;

export interface Asking {
  /** Elements with fields, and the options of each. */
  readonly fields?: readonly (readonly [type: string, options: object])[];
  /** An element that creates the source itself. */
  readonly button?: { readonly type: string; readonly wallet: boolean };
}

/** Whether Drop-in supports the method; others need elements. */
export function isSupported(type: string): boolean {
  return type in DROPIN_METHODS;
}

export function askingFor(type: string, config: DropinConfig, session: SessionInformation): Asking {
  const elements = DROPIN_METHODS[type]?.elements ?? [];
  const [first] = elements;
  if (first?.kind === 'button') return { button: { type: first.element, wallet: first.asks === 'wallet' } };
  const looks = config.method(type);
  const facts = { sessionId: config.sessionId, country: session.country, currency: session.currency };
  const fields = elements.map(({ element, options = {}, placeholders = [] }): [string, object] => {
    const text = placeholders.map((name) => looks[name]).find((value) => typeof value === 'string');
    const given = Object.entries({ style: looks.style, mask: looks.mask, placeholderText: text });
    const made: object = Object.fromEntries(given.filter(([, value]) => value !== undefined));
    for (const [path, fact] of Object.entries(options)) setAt(made, path, facts[fact]);
    return [element, made];
  });
  return { fields };
}
