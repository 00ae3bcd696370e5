/** What a shopper does, and which rules that shows. A scenario that a method cannot play does not apply to it. */
import { accountScenarios } from './account-scenarios.ts';
import { dropinScenarios } from './dropin-scenarios.ts';
import { offerScenarios } from './offer-scenarios.ts';
import { subscriptionScenarios } from './subscription-scenarios.ts';
import type { Dialect, Method, TriggerEffect } from './method.ts';
import type { RuleId } from './rules.ts';

/** What a shop need not offer: one that does says so. */
export const SHOP_ABILITIES = [
  'storeCredit',
  'account',
  'dropIn',
  'subscriptions',
  'taxIdentifiers',
] as const;
export type ShopAbility = (typeof SHOP_ABILITIES)[number];

/** Each ability, and whether it is among those offered. */
export function offered(abilities: readonly ShopAbility[]): Readonly<Record<ShopAbility, boolean>> {
  const entries = SHOP_ABILITIES.map((ability) => [ability, abilities.includes(ability)]);
  return Object.fromEntries(entries) as Record<ShopAbility, boolean>;
}

/** What a scenario needs of the target beyond paying. */
export type Need = 'control' | 'webhooks' | 'strict' | 'tls' | 'sheet' | ShopAbility;

export type Integration = 'elements' | 'dropin';

export interface Scenario {
  /** How the shop takes payment; absent: through elements. */
  readonly integration?: Integration;
  /** A sentence about the shopper. */
  readonly title: string;
  readonly appliesTo: (method: Method, dialect: Dialect) => boolean;
  /** Why it does not apply to the other methods; a scenario for every method has none. */
  readonly otherwise?: string;
  /** Played by calls of the harness's own: how the shop integrates the method does not matter. */
  readonly withoutShop?: true;
  /** Nobody pays: what paying alone needs is not needed. */
  readonly withoutPaying?: true;
  readonly needs: readonly Need[];
  /** The rule it is all about: where a dialect does not state it, the scenario is not played. */
  readonly about?: RuleId;
  /** Rules judged here, where they are owed for the method. */
  readonly owes: readonly RuleId[];
  /**
   * The rules that say where the shopper must arrive, in the order of the story: the first of these that is owed and
   * not met yet, or the last one, is not met when the shopper is stranded and no other subject is to blame.
   */
  readonly goals: readonly RuleId[];
}

const everyMethod = (): boolean => true;
const redirect = ({ wire }: Method): boolean => wire.flow === 'redirect';
const receiver = ({ wire }: Method): boolean => wire.flow === 'receiver';
const triggered =
  (effect: TriggerEffect) =>
  ({ wire }: Method, dialect: Dialect): boolean =>
    wire.triggers.some(
      (trigger) => trigger.effect === effect && (trigger.dialects?.includes(dialect) ?? true),
    );

const chargeFails = triggered('chargeFails');
const orderFirst = ({ wire }: Method): boolean => wire.paymentFlow === 'submit-then-redirect';

const NO_REDIRECT = 'the shopper is not sent to a provider';
const NO_FUNDS = 'no funds are pushed';

const arrives: readonly RuleId[] = ['RDR-05', 'ORD-04'];
/** Judged on the traffic of every scenario in which a shopper pays through the shop. */
const traffic: readonly RuleId[] = ['SEC-01', 'SRC-06', 'RDR-09', 'SES-06', 'SDK-02', 'PRV-17'];

const catalogue = {
  pays: {
    title: 'shopper pays and sees the confirmation',
    appliesTo: everyMethod,
    needs: [],
    owes: [
      ...traffic,
      'SEC-02',
      'SES-01',
      'SES-02',
      'SES-05',
      'SES-07',
      'SRC-01',
      'SRC-02',
      'ORD-01',
      'ORD-04',
      'RDR-01',
      'RDR-02',
      'RDR-03',
      'RDR-04',
      'RDR-05',
      'RDR-13',
      'RDR-14',
      'RDR-18',
      'DLY-01',
      'DLY-02',
      'INS-01',
      'INS-02',
      'INS-03',
      'INS-04',
      'INS-05',
      'INS-06',
      'MKT-01',
      'MKT-02',
      'MKT-03',
      'MKT-04',
      'MKT-05',
      'UI-01',
      'WAL-01',
      'UI-02',
      'UI-03',
      'UI-04',
      'CHK-01',
      'CHK-02',
      'CHK-03',
      'CHK-04',
      'CHK-05',
      'CHK-06',
      'CHK-07',
      'SDK-01',
      'SDK-03',
      'SDK-05',
      'SDK-06',
      'SDK-07',
      'PRV-01',
      'PRV-03',
      'PRV-04',
      'PRV-05',
      'PRV-06',
      'PRV-08',
      'PRV-21',
    ],
    goals: arrives,
  },
  migration: {
    title: 'founding payloads make a source, without a session and with one',
    appliesTo: ({ wire }) => wire.createdBy === 'createSource' && wire.payloads.withoutSession !== null,
    otherwise: 'no document shows its payload without a session',
    needs: [],
    owes: ['PRV-18', 'PRV-15', 'SDK-01', 'SDK-03'],
    goals: ['PRV-18'],
  },
  'refused-payloads': {
    title: 'payloads with a removed member, or without a required one, are refused one by one',
    appliesTo: ({ wire }) => wire.createdBy === 'createSource',
    otherwise: 'its button makes the payload, which no page can get wrong',
    needs: ['strict'],
    owes: ['PRV-23', 'PRV-24', 'PRV-25', 'PRV-13', 'SDK-03'],
    goals: [],
  },
  'source-refused': {
    title: 'shopper whose source fails goes on with another payment',
    appliesTo: triggered('sourceFails'),
    otherwise: 'no test trigger is documented that makes a source fail',
    needs: [],
    owes: [...traffic, 'SRC-04', 'SDK-04', 'ORD-06', 'PRV-19'],
    goals: ['SRC-04'],
  },
  'charge-refused': {
    title: 'shopper whose charge fails pays anew',
    appliesTo: (method, dialect) => chargeFails(method, dialect) && !orderFirst(method),
    otherwise: 'no test trigger is documented that makes a charge fail at the order',
    needs: [],
    owes: ['ORD-02', 'ORD-06', 'PRV-20'],
    goals: ['ORD-02'],
  },
  'charge-refused-late': {
    title: 'shopper approves and the charge fails',
    appliesTo: (method, dialect) => chargeFails(method, dialect) && orderFirst(method),
    otherwise: 'no test trigger is documented that makes a charge fail after the order',
    needs: [],
    owes: ['RDR-04', 'RDR-06', 'PRV-20'],
    goals: ['RDR-06'],
  },
  'order-troubles': {
    title: 'shopper orders while the API holds back, refuses, conflicts and at last does not answer',
    appliesTo: everyMethod,
    needs: [],
    owes: ['LIM-01', 'ORD-01', 'ORD-02', 'ORD-06'],
    goals: ['ORD-02', 'ORD-01'],
  },
  'changes-mind': {
    title: 'shopper changes the payment, removes it, pays anew, and orders while the API fails',
    appliesTo: everyMethod,
    needs: [],
    owes: ['AMT-02', 'SES-02', 'SES-06', 'SRC-05', 'PRV-12', 'ORD-01', 'ORD-06'],
    goals: ['ORD-01'],
  },
  impatient: {
    title:
      'shopper presses every button twice and reloads every page, and the shop hears of the order, from the provider and from an impostor',
    appliesTo: everyMethod,
    needs: [],
    owes: [
      'ORD-01',
      'ORD-04',
      'ORD-07',
      'ORD-08',
      'ORD-09',
      'RDR-05',
      'WHK-01',
      'WHK-02',
      'WHK-03',
      'PRV-11',
      'PRV-16',
      'PRV-22',
    ],
    goals: [...arrives, 'WHK-01'],
  },
  'unknown-members': {
    title: 'shopper pays although the API says more than is known',
    appliesTo: everyMethod,
    needs: [],
    owes: ['TOL-01', 'SES-08'],
    goals: ['TOL-01'],
  },
  declines: {
    title: 'shopper declines at the portal',
    appliesTo: redirect,
    otherwise: NO_REDIRECT,
    needs: [],
    owes: [...traffic, 'RDR-06', 'RDR-14', 'RDR-16', 'RDR-17', 'PRV-07', 'PRV-08'],
    goals: ['RDR-06', 'RDR-16'],
  },
  cancels: {
    title: 'shopper cancels at the portal',
    appliesTo: redirect,
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-06', 'RDR-16', 'PRV-07', 'PRV-08'],
    goals: ['RDR-06', 'RDR-16'],
  },
  'goes-back': {
    title: "shopper comes back with the browser's button",
    appliesTo: redirect,
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-07', 'RDR-16', 'PRV-07'],
    goals: ['RDR-07', 'RDR-16'],
  },
  'never-returns': {
    title: 'shopper closes the window at the portal',
    appliesTo: redirect,
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['PRV-07'],
    goals: ['PRV-07'],
  },
  'returns-astray': {
    title: 'shopper opens the return address undecided and, once paid, again, and so does somebody else',
    appliesTo: redirect,
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-08', 'ORD-01', 'PRV-07'],
    goals: ['RDR-08'],
  },
  'stays-pending': {
    title: 'shopper approves and the charge stays pending',
    appliesTo: triggered('chargeStaysPending'),
    otherwise: 'no test trigger is documented that leaves a charge pending',
    needs: [],
    owes: ['RDR-04', 'RDR-10', 'PRV-06'],
    goals: ['RDR-10'],
  },
  'fails-after-redirect': {
    title: 'shopper approves and the source fails',
    appliesTo: triggered('sourceFailsAfterRedirect'),
    otherwise: 'no test trigger is documented that makes a source fail after the redirect',
    needs: [],
    owes: ['RDR-06', 'PRV-19'],
    goals: ['RDR-06'],
  },
  'funds-arrive': {
    title: 'shopper pushes the funds',
    appliesTo: receiver,
    otherwise: NO_FUNDS,
    needs: ['control', 'webhooks'],
    owes: ['DLY-03', 'ORD-08', 'ORD-09', 'PRV-09'],
    goals: ['DLY-03'],
  },
  'funds-never-arrive': {
    title: 'shopper never pushes the funds',
    appliesTo: receiver,
    otherwise: NO_FUNDS,
    needs: ['control', 'webhooks'],
    owes: ['DLY-04', 'PRV-10'],
    goals: ['DLY-04'],
  },
  ...accountScenarios,
  ...dropinScenarios,
  ...subscriptionScenarios,
  ...offerScenarios,
} satisfies Record<string, Scenario>;

export type ScenarioId = keyof typeof catalogue;
export const scenarios: Readonly<Record<ScenarioId, Scenario>> = catalogue;
export const scenarioIds = Object.keys(scenarios) as ScenarioId[];
