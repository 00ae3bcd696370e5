/** The details object of a source: from the payload, plus members of the method. */
import { z } from 'zod';
import type { DetailKind, TriggerEffect, Wire } from '../../../contract/wire.ts';
import { InvalidParameter, MissingParameter } from '../errors.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { parse } from '../parse.ts';
import type { CheckoutRecord, JsonObject } from '../state/records.ts';
import { type CardData, CardDetails, checkExpiry } from './card.ts';
import { generate, type Surroundings } from './generate.ts';
import { storeById } from './konbini-stores.ts';
import { cardEffect } from './triggers.ts';

// never stored, for any method
const NEVER_KEPT = ['number', 'cvv'];

export interface Details {
  readonly details: JsonObject;
  readonly cardEffect?: TriggerEffect;
}

export interface DetailSurroundings extends Surroundings {
  /** The checkout whose session the source is made with. */
  readonly origin: CheckoutRecord | undefined;
  /** Base URL of the images that the provider serves. */
  readonly imagesUrl: string;
}

/** The name of a payload's details object: the documented one, an alias, or the type. */
export function detailsKeyOf(wire: Wire, payload: JsonObject): string {
  const names = [wire.detailsKey, ...wire.detailsKeyAlternates, wire.type];
  return names.find((name) => payload[name] !== undefined) ?? wire.detailsKey;
}

/** A member of a payload by its documented path; the details object may have another name. */
export function memberOf(wire: Wire, payload: JsonObject, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  const key = first === wire.detailsKey ? detailsKeyOf(wire, payload) : first;
  return valueAt(payload, [key, ...rest]);
}

/** @throws BadRequest for invalid card data or an unknown store */
export function fillDetails(wire: Wire, payload: JsonObject, surroundings: DetailSurroundings): Details {
  const kinds = Object.entries(wire.details);
  const key = detailsKeyOf(wire, payload);
  const sent = parse(z.looseObject({}), payload[key], key);
  const has = (kind: string): boolean => kinds.some(([, detail]) => kind in detail);
  const card = has('card') ? cardOf(sent, key) : undefined;
  const store = has('store') ? storeOf(sent, key) : undefined;

  const fill = (kind: DetailKind): unknown => {
    if ('echo' in kind) return memberOf(wire, payload, kind.echo);
    if ('value' in kind) return kind.value;
    if ('generate' in kind) return generate(kind.generate, kind.country, surroundings);
    if ('card' in kind) return card?.shown[kind.card];
    if (kind.store === 'storeLogoUrl') return `${surroundings.imagesUrl}/${store?.storeId}.svg`;
    return store?.[kind.store];
  };
  const kept = card ? [] : Object.entries(sent).filter(([name]) => !NEVER_KEPT.includes(name));
  const filled = kinds
    .map(([name, kind]) => [name, fill(kind)] as const)
    .filter(([, value]) => value !== undefined);
  return {
    details: Object.fromEntries([...kept, ...filled]),
    ...(card ? { cardEffect: cardEffect(wire, card.number, surroundings.origin) } : {}),
  };
}

function cardOf(sent: JsonObject, key: string): CardData {
  const card = parse(CardDetails, sent, key);
  checkExpiry(card, key);
  return card;
}

function storeOf(sent: JsonObject, key: string): ReturnType<typeof storeById> {
  if (sent.storeId === undefined) throw new MissingParameter(`${key}.storeId`);
  const store = storeById(sent.storeId);
  if (!store) throw new InvalidParameter(`${key}.storeId`, 'There is no such store.');
  return store;
}
