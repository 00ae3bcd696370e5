/** Faults of the SDK (another bundle of it) and of the portal. */
import type { RuleId } from '../../../contract/rules.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Fault, Like } from './fault.ts';

const standard: Like = { paymentFlow: 'standard' };
const typed: Like = { paymentFlow: 'standard', typed: true };
const str: Like = { paymentFlow: 'submit-then-redirect' };
const rts: Like = { paymentFlow: 'redirect-then-submit' };
const delayed: Like = { paymentFlow: 'delayed' };

const sdkRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['adds-amount', 'SDK-08', 'pays', str],
  ['drops-member', 'SDK-01', 'pays', standard],
  ['wrong-key', 'SDK-02', 'pays', standard],
  ['resolves-both-null', 'SDK-03', 'pays', standard],
  ['failed-as-source', 'SDK-04', 'source-refused', standard],
  ['leaks-card-number', 'SDK-05', 'pays', typed],
  ['omits-method', 'SDK-06', 'pays', standard],
  ['wrong-session', 'SDK-06', 'pays', standard],
  ['says-nothing-of-storage', 'DRP-04', 'dropin-pays', standard],
  ['cancels-without-a-name', 'DRP-05', 'dropin-redirects', str],
  ['foreign-reference', 'SDK-07', 'pays', delayed],
  ['wrong-amount', 'SDK-07', 'pays', delayed],
];

const portalRows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['approve-does-not-authorize', 'PRV-06', 'pays', str],
  ['approve-does-not-authorize', 'PRV-06', 'pays', rts],
  ['decline-authorizes', 'PRV-07', 'declines', str],
  ['decline-authorizes', 'PRV-07', 'declines', rts],
  ['returns-elsewhere', 'PRV-08', 'pays', str],
  ['drops-query', 'PRV-08', 'pays', str],
];

export const sdkFaults: readonly Fault[] = sdkRows.map(([id, trips, scenario, like]) => ({
  by: 'sdk',
  id,
  trips,
  scenario,
  like,
}));
export const portalFaults: readonly Fault[] = portalRows.map(([id, trips, scenario, like]) => ({
  by: 'portal',
  id,
  trips,
  scenario,
  like,
}));
