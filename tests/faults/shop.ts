/** Faults of the fixture shop; it knows them by the same ids. */
import type { RuleId } from '../../contract/rules.ts';
import type { ScenarioId } from '../../contract/scenarios.ts';
import type { Fault, Like } from './fault.ts';

const standard: Like = { paymentFlow: 'standard' };
const str: Like = { paymentFlow: 'submit-then-redirect' };
const rts: Like = { paymentFlow: 'redirect-then-submit' };
const delayed: Like = { paymentFlow: 'delayed' };

const rows: readonly (readonly [id: string, trips: RuleId, scenario: ScenarioId, like: Like])[] = [
  ['orders-before-attach', 'SES-05', 'pays', standard],
  ['stale-session', 'SES-07', 'pays', standard],
  ['reads-status', 'SES-08', 'unknown-members', standard],
  ['keeps-amount', 'SRC-01', 'pays', delayed],
  ['keeps-details', 'SRC-01', 'pays', { ...str, trimmed: true }],
  ['drops-required-member', 'SRC-02', 'pays', standard],
  ['attaches-failed-source', 'SRC-04', 'source-refused', standard],
  ['reattaches-detached', 'SRC-05', 'removes-payment', standard],
  ['uses-secret-key', 'SRC-06', 'pays', standard],
  ['no-order-guard', 'ORD-01', 'double-click', standard],
  ['reuses-checkout-after-409', 'ORD-02', 'order-conflict', standard],
  ['new-checkout-after-400', 'ORD-03', 'order-refused', standard],
  ['accepted-as-failure', 'ORD-04', 'pays', standard],
  ['hides-method', 'ORD-04', 'pays', standard],
  ['shows-error-code', 'ORD-06', 'order-conflict', standard],
  ['redirects-before-order', 'RDR-01', 'pays', str],
  ['orders-before-redirect', 'RDR-02', 'pays', rts],
  ['changes-redirect-url', 'RDR-03', 'pays', str],
  ['changes-redirect-url', 'RDR-13', 'pays', rts],
  ['confirms-without-refresh', 'RDR-04', 'pays', str],
  ['confirms-without-refresh', 'RDR-14', 'declines', rts],
  ['approve-as-failure', 'RDR-05', 'pays', str],
  ['approve-as-failure', 'RDR-05', 'pays', rts],
  ['decline-as-approve', 'RDR-06', 'declines', str],
  ['decline-as-approve', 'RDR-16', 'declines', rts],
  ['keeps-checkout-after-decline', 'RDR-06', 'cancels', str],
  ['new-checkout-after-rts-decline', 'RDR-17', 'declines', rts],
  ['orders-again-after-back', 'RDR-07', 'goes-back', str],
  ['orders-again-on-return', 'RDR-08', 'returns-twice', str],
  ['confirms-without-refresh', 'RDR-08', 'returns-undecided', str],
  ['trusts-any-order-id', 'RDR-08', 'returns-for-another', str],
  ['secret-in-return-url', 'RDR-09', 'pays', str],
  ['secret-in-return-url', 'RDR-09', 'pays', delayed],
  ['pending-as-failure', 'RDR-10', 'stays-pending', str],
  ['instructions-of-another-source', 'DLY-01', 'pays', delayed],
  ['no-instructions', 'DLY-02', 'pays', delayed],
  ['ignores-accepted', 'DLY-03', 'funds-arrive', delayed],
  ['ignores-cancelled', 'DLY-04', 'funds-never-arrive', delayed],
  ['keeps-another-order-id', 'ORD-07', 'webhooks', standard],
  ['forgets-payment-state', 'ORD-08', 'webhooks', standard],
  ['forgets-payment-state', 'ORD-08', 'funds-arrive', delayed],
  ['forgets-fraud-state', 'ORD-09', 'webhooks', standard],
  ['webhook-answers-500', 'WHK-01', 'webhooks', standard],
  ['trusts-any-signature', 'WHK-02', 'webhooks', standard],
  ['counts-duplicates', 'WHK-03', 'webhooks', standard],
  ['secret-key-in-page', 'SEC-01', 'pays', standard],
  ['secret-key-in-storage', 'SEC-01', 'pays', standard],
  ['confirms-over-http', 'SEC-02', 'pays', delayed],
  ['no-terms', 'UI-01', 'pays', str],
  ['stale-totals', 'UI-02', 'pays', standard],
  ['no-item-price', 'CHK-01', 'pays', standard],
  ['no-sku-group', 'CHK-02', 'pays', standard],
  ['another-product-id', 'CHK-03', 'pays', standard],
  ['no-tax-inclusive', 'CHK-04', 'pays', standard],
  ['no-browser-ip', 'CHK-05', 'pays', standard],
  ['no-upstream-id', 'CHK-06', 'pays', standard],
  ['no-ship-from', 'CHK-07', 'pays', standard],
  ['ignores-retry-after', 'LIM-01', 'rate-limited', standard],
  ['strict-reader', 'TOL-01', 'unknown-members', standard],
];

export const shopFaults: readonly Fault[] = rows.map(([id, trips, scenario, like]) => ({
  by: 'shop',
  id,
  trips,
  scenario,
  like,
}));
