/** The part of the catalogue that the fixture servers may read: what is sent, never what checks expect. */
import { methods } from './catalogue.ts';
import type { Wire } from './method.ts';

export const wires: readonly Wire[] = methods.map(({ wire }) => wire);
export type { Wire, Flow, PaymentFlow, Trigger, TriggerEffect, Owner, DetailKind, Field } from './method.ts';
