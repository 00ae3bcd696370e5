/**
 * What differs between the dialects of the API: the calls that make, pay and order a container (checkout or cart), the paths of
 * members in answers, the form of refusals, and the events. Taken from the documents; the servers have separate code.
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
