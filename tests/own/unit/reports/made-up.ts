/** Small invented plans, evidence and rules, for tests of the judging code. */
import type { Evidence, Owed } from '../../../../contract/evidence.ts';
import type { Rule } from '../../../../contract/rule.ts';
import type { Certification } from '../../../../reports/verdict/certification.ts';
import { certify, type JudgeContext, type JudgedPlan } from '../../../../reports/verdict/judge.ts';

export const source = { document: 'Digital-River-API: a/b.md', heading: 'A heading' };

export const rules: Readonly<Record<string, Rule>> = {
  'AAA-01': { level: 'MUST', subject: 'shop', text: 'Must hold.', source },
  'AAA-02': { level: 'SHOULD', subject: 'shop', text: 'Should hold.', source },
  'AAA-03': { level: 'MUST', subject: 'sdk', text: 'Is inferred.', source, inferred: true },
  'AAA-04': { level: 'MUST', subject: 'provider', text: 'Cannot be seen.', source, excluded: 'invisible' },
};

export function cell(rule: string, method = 'konbini', scenario = 'pays'): Owed {
  return { rule, method, integration: 'elements', scenario };
}

export function seen(
  owed: Owed,
  outcome: Evidence['outcome'] = 'met',
  more: Partial<Evidence> = {},
): Evidence {
  return {
    ...owed,
    id: `${owed.method}/${owed.scenario}/${owed.rule}`,
    test: 'shopper pays',
    outcome,
    exchanges: ['tap-1'],
    rerun: `npm run certify -- --methods ${owed.method}`,
    ...(outcome === 'met' ? {} : { message: `saw ${outcome}` }),
    ...more,
  };
}

export function planOf(...owed: readonly Owed[]): JudgedPlan {
  return { owed, exclusions: [{ rule: 'AAA-04', reason: 'invisible' }], unplayable: [] };
}

export interface Changes {
  readonly run?: Partial<JudgeContext['run']>;
  readonly context?: Partial<Omit<JudgeContext, 'run'>>;
}

export function contextOf({ run, context }: Changes = {}): JudgeContext {
  return {
    run: {
      id: 'run-1',
      startedAt: '2026-01-01T10:00:00.000Z',
      finishedAt: '2026-01-01T10:01:05.000Z',
      provider: 'sandbox',
      shop: 'custom',
      dialect: 'digital-river-api',
      apiVersion: '2021-12-13',
      browser: 'Chromium 150',
      harnessVersion: '1.0.0',
      partial: false,
      selection: [],
      status: 'complete',
      inferred: 'report',
      strict: false,
      ...run,
    },
    errors: [],
    rules,
    methods: ['konbini', 'payPal'].map((id) => ({ id, name: id, flow: 'receiver', paymentFlow: 'delayed' })),
    checklist: [],
    answers: [],
    identity: {
      shop: { name: 'Test shop', version: '2.1', url: 'https://shop.example' },
      provider: { name: 'Sandbox', url: 'https://api.example' },
      methods: ['konbini', 'payPal'],
    },
    waivers: [],
    today: '2026-01-01',
    drift: [],
    environment: [],
    ...context,
  };
}

/** Judges evidence on a plan that owes exactly the cells it is of. */
export function judged(evidence: readonly Evidence[], changes: Changes = {}): Certification {
  const owed = evidence.map(({ rule, method, integration, scenario }) => ({
    rule,
    method,
    integration,
    scenario,
  }));
  return certify(planOf(...owed), evidence, contextOf(changes));
}

export function verdictOf({ rules: all }: Certification, id: string): string | undefined {
  return all.find((rule) => rule.id === id)?.verdict;
}
