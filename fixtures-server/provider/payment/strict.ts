/**
 * The strict setting: a payload with a session is refused if it has members that the migration removes, or lacks required members.
 * No document states this, so the default is not strict.
 */
import type { Wire } from '../../../contract/wire.ts';
import { BadRequest, type ErrorItem, InvalidParameter, MissingParameter } from '../errors.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { CheckoutRecord, JsonObject } from '../state/records.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { detailsKeyOf } from './details.ts';

const MOST = 5_000;

/** Where the strict setting applies: everywhere, or to some tests and payment sessions. */
export class Strictness {
  readonly #everybody: boolean;
  readonly #some = new BoundedMap<string, true>(MOST);

  constructor(everybody: boolean) {
    this.#everybody = everybody;
  }

  /** @param name token of a test, or id of a payment session: not every shop passes the token on */
  begin(name: string): void {
    this.#some.set(name, true);
  }

  appliesTo({ token, session }: Pick<CheckoutRecord, 'token' | 'session'>): boolean {
    return this.#everybody || [token, session.id].some((name) => this.#some.get(name) === true);
  }
}

/** @throws BadRequest naming every removed member; if there is none, every missing member */
export function demandMigrated(wire: Wire, payload: JsonObject): void {
  // the SDK itself makes the request of a button
  if (wire.createdBy === 'element') return;
  const { removed, required } = wire.members;
  const has = (member: string): boolean => isGiven(payload, stepsOf(wire, payload, member));
  const kept = removed.filter(has);
  refuseFor(kept.map((member) => new InvalidParameter(member, 'A payment session knows this itself.')));
  refuseFor(required.filter((member) => !has(member)).map((member) => new MissingParameter(member)));
}

function refuseFor(refusals: readonly BadRequest[]): void {
  const errors = refusals.flatMap((refusal): readonly ErrorItem[] => refusal.errors);
  if (errors.length > 0) throw new BadRequest(...errors);
}

function stepsOf(wire: Wire, payload: JsonObject, member: string): string[] {
  const [first = '', ...rest] = member.replaceAll('[]', '').split('.');
  return [first === wire.detailsKey ? detailsKeyOf(wire, payload) : first, ...rest];
}

/** Whether a value exists at a path; for a list, in any of its items. */
function isGiven(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== undefined && value !== null && value !== '';
  if (Array.isArray(value)) return value.some((item) => isGiven(item, [step, ...rest]));
  return isGiven(valueAt(value, [step]), rest);
}
