/**
 * How each dialect of the API says the same things: the calls by which a container (checkout or cart) is made, paid and
 * ordered, where in the answers a member stands, how refusals look, and which events are sent. Read off the documents;
 * the servers have code of their own.
 */
import { commerce } from './dialects/commerce.ts';
import { digitalRiver } from './dialects/digital-river.ts';
import type { DialectFacts } from './dialects/facts.ts';
import type { Dialect } from './method.ts';

export type { ContainerMembers, DialectFacts, Operation, OrderMembers } from './dialects/facts.ts';

export const dialects: Readonly<Record<Dialect, DialectFacts>> = {
  'digital-river-api': digitalRiver,
  'commerce-api': commerce,
};
