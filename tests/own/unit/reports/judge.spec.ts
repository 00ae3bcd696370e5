import { Certification } from '../../../../reports/verdict/certification.ts';
import { KILLED } from '../../../../reports/verdict/collect.ts';
import { exitCode } from '../../../../reports/verdict/exit-code.ts';
import { certify } from '../../../../reports/verdict/judge.ts';
import { cell, contextOf, judged, planOf, rules, seen, verdictOf } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const MUST = 'AAA-01';
const SHOULD = 'AAA-02';
const INFERRED = 'AAA-03';
const lax = { strict: false };
const waiver = { rule: MUST, method: 'konbini', reason: 'known', owner: 'qa', expires: '2026-06-30' };

test('a rule met in each of its scenarios is met and can be certified', () => {
  const certification = judged([seen(cell(MUST)), seen(cell(MUST, 'payPal')), seen(cell(SHOULD))]);
  expect(verdictOf(certification, MUST)).toBe('met');
  expect(certification.certifiable).toEqual({ answer: 'yes', reasons: ['Certified for: konbini, payPal.'] });
  expect(certification.summary).toEqual({
    met: 2,
    notMet: 0,
    warning: 0,
    notExercised: 0,
    waived: 0,
    excluded: 2,
  });
  expect(exitCode(certification, lax)).toBe(0);
});

test('a rule without occasion in this shop is excluded with the reason, and the run stays complete', () => {
  const certification = judged([seen(cell(MUST), 'excluded'), seen(cell(SHOULD))]);
  const [rule] = certification.rules;
  expect(rule).toMatchObject({ verdict: 'excluded', methods: { konbini: 'excluded' } });
  expect(rule?.reason).toContain('saw excluded');
  expect(certification.causes).toEqual([]);
  expect(exitCode(certification, lax)).toBe(0);
  // another method that shows the rule is judged as usual
  const both = judged([seen(cell(MUST), 'excluded'), seen(cell(MUST, 'payPal'))]);
  expect(verdictOf(both, MUST)).toBe('met');
});

test('a certification conforms to its schema', () => {
  const certification = judged([seen(cell(MUST), 'notMet'), seen(cell(SHOULD), 'notExercised')]);
  expect(Certification.parse(JSON.parse(JSON.stringify(certification)))).toEqual(certification);
});

test('one failed scenario of one method fails a MUST rule', () => {
  const certification = judged([
    seen(cell(MUST)),
    seen(cell(MUST, 'payPal')),
    seen(cell(MUST, 'payPal', 'declines'), 'notMet', { cause: 'defect' }),
  ]);
  expect(verdictOf(certification, MUST)).toBe('notMet');
  const [rule] = certification.rules;
  expect(rule?.methods).toEqual({ konbini: 'met', payPal: 'notMet' });
  expect(rule?.reason).toContain('saw notMet');
  const payPal = certification.methods.find(({ id }) => id === 'payPal');
  expect(payPal?.scenarios).toEqual({ pays: 'met', declines: 'notMet' });
  expect(certification.certifiable.answer).toBe('no');
  expect(certification.certifiable.reasons[0]).toBe('1 MUST rule is not met: AAA-01.');
  expect(exitCode(certification, lax)).toBe(1);
});

test('a broken SHOULD is a warning, and fails only a strict run', () => {
  const certification = judged([seen(cell(MUST)), seen(cell(SHOULD), 'notMet')]);
  expect(verdictOf(certification, SHOULD)).toBe('warning');
  expect(certification.certifiable.answer).toBe('yes');
  expect(exitCode(certification, lax)).toBe(0);
  expect(exitCode(certification, { strict: true })).toBe(1);
  const strict = judged([seen(cell(SHOULD), 'notMet')], { run: { strict: true } });
  expect(strict.certifiable.answer).toBe('no');
});

test('an inferred rule fails a subject only with DR_INFERRED=judge', () => {
  const evidence = [seen(cell(MUST)), seen(cell(INFERRED), 'notMet')];
  expect(verdictOf(judged(evidence), INFERRED)).toBe('warning');
  expect(exitCode(judged(evidence), { strict: true })).toBe(0);
  const judging = judged(evidence, { run: { inferred: 'judge' } });
  expect(verdictOf(judging, INFERRED)).toBe('notMet');
  expect(exitCode(judging, lax)).toBe(1);
});

test('a rule without evidence is not exercised', () => {
  const plan = planOf(cell(MUST), cell(MUST, 'payPal'));
  const certification = certify(plan, [seen(cell(MUST))], contextOf());
  expect(verdictOf(certification, MUST)).toBe('notExercised');
  expect(certification.evidence).toHaveLength(2);
  expect(certification.certifiable.answer).toBe('no');
  expect(exitCode(certification, lax)).toBe(3);
});

test('a plan without rules issues no certification', () => {
  const certification = certify(planOf(), [], contextOf());
  expect(certification.certifiable).toEqual({ answer: 'no', reasons: ['Nothing was judged.'] });
  expect(exitCode(certification, lax)).toBe(3);
});

test('a warning or a waiver does not hide a rule that was not exercised', () => {
  const open = seen(cell(MUST, 'konbini', 'double-click-and-reload'), 'notExercised');
  const waived = judged([seen(cell(MUST), 'notMet'), open], { context: { waivers: [waiver] } });
  expect(verdictOf(waived, MUST)).toBe('notExercised');
  expect(exitCode(waived, lax)).toBe(3);
  const warned = judged([seen(cell(SHOULD), 'notMet'), seen(cell(SHOULD, 'payPal'), 'notExercised')]);
  expect(verdictOf(warned, SHOULD)).toBe('notExercised');
});

test('an outage neither fails nor passes a rule', () => {
  const certification = judged([
    seen(cell(MUST), 'met'),
    seen(cell(MUST), 'notMet', { cause: 'environment' }),
    seen(cell(SHOULD)),
  ]);
  expect(verdictOf(certification, MUST)).toBe('notExercised');
  expect(exitCode(certification, lax)).toBe(3);
});

test('an error of the harness has priority over every verdict', () => {
  const certification = judged([
    seen(cell(MUST), 'notMet', { cause: 'defect' }),
    seen(cell(SHOULD), 'notExercised', { cause: 'harness', message: 'TypeError: x' }),
  ]);
  expect(certification.run.errors).toEqual(['konbini, pays: TypeError: x']);
  expect(certification.certifiable.reasons[0]).toContain('1 error in the harness itself');
  expect(exitCode(certification, lax)).toBe(4);
});

test('evidence outside the plan is an error of the harness, not a verdict', () => {
  const certification = certify(planOf(cell(MUST)), [seen(cell(MUST)), seen(cell(SHOULD))], contextOf());
  expect(verdictOf(certification, SHOULD)).toBe('excluded');
  expect(exitCode(certification, lax)).toBe(4);
});

test('a violation has priority over an interruption, and an interruption over a pass', () => {
  const run = { status: 'interrupted' } as const;
  const plan = planOf(cell(MUST), cell(SHOULD));
  const broken = certify(plan, [seen(cell(MUST), 'notMet')], contextOf({ run }));
  expect(exitCode(broken, lax)).toBe(1);
  const open = certify(plan, [seen(cell(MUST))], contextOf({ run }));
  expect(open.evidence[1]).toMatchObject({ cause: 'environment', message: 'the run was interrupted' });
  expect(exitCode(open, lax)).toBe(3);
  // the target had no outage
  expect(open.certifiable.reasons.join()).not.toContain('outage');
  expect(open.certifiable.reasons).toContain('The run was interrupted: 0 of 1 scenario judged.');
  const [other] = [cell(MUST, 'payPal')];
  const half = certify(planOf(cell(MUST), other), [seen(other)], contextOf({ run }));
  expect(half.certifiable.reasons).toContain('The run was interrupted: 1 of 2 scenarios judged.');
});

test('an unreachable target gives one line, and no failed certification', () => {
  const plan = planOf(cell(MUST), cell(SHOULD));
  const message = 'The provider is unreachable: ECONNREFUSED.';
  const down = plan.owed.map((owed) => seen(owed, 'notExercised', { cause: 'environment', message }));
  const certification = certify(plan, down, contextOf());
  expect(certification.certifiable.reasons.filter((reason) => reason.includes('outage'))).toEqual([
    `The target had an outage: 1 scenario could not be judged completely. This is not a failure of the shop. First: ${message}`,
  ]);
  expect(exitCode(certification, lax)).toBe(3);
  const where = { method: 'konbini', scenario: 'pays' };
  const environment = [
    { message: 'The clock of this machine was set by 60 s meanwhile.', ...where },
    {
      message: 'no answer to POST https://api/checkouts: ENOTFOUND',
      times: ['2026-01-01T10:00:01Z'],
      ...where,
    },
  ];
  const called = certify(plan, down, contextOf({ context: { environment } }));
  expect(called.certifiable.reasons.join()).toContain(
    'First: no answer to POST https://api/checkouts: ENOTFOUND',
  );
});

test('a test whose process was killed gives one line, and is no outage of the target', () => {
  const message = `${KILLED} (SIGKILL): run the scenario again`;
  const killed = seen(cell(MUST), 'notExercised', { cause: 'environment', message });
  const certification = judged([killed]);
  expect(certification.certifiable.reasons.filter((reason) => /outage|outside/.test(reason))).toEqual([
    `1 scenario could not be judged because ${KILLED}. This machine may have too little memory. Run again, with fewer --workers.`,
  ]);
  expect(exitCode(certification, lax)).toBe(3);
});

test('a partial run issues no certification, even if all its rules are met', () => {
  const run = { partial: true, selection: ['--methods konbini'] };
  const certification = judged([seen(cell(MUST))], { run });
  expect(certification.certifiable.answer).toBe('no');
  expect(certification.certifiable.reasons.join()).toContain('--methods konbini');
  expect(exitCode(certification, lax)).toBe(0);
});

test('the reference run says that it certifies no shop', () => {
  const run = { provider: 'embedded', shop: 'fixture' } as const;
  const { certifiable } = judged([seen(cell(MUST))], { run });
  expect(certifiable.answer).toBe('yes');
  expect(certifiable.reasons[0]).toContain('No shop is certified');
});

test('an excluded rule has a reason, also if it is excluded for some methods only', () => {
  const plan = {
    ...planOf(cell(MUST)),
    exclusions: [
      { rule: MUST, reason: 'no webhooks here', methods: ['payPal'] },
      { rule: 'AAA-04', reason: 'invisible' },
    ],
    unplayable: [{ method: 'payPal', scenario: 'double-click-and-reload', reason: 'no webhooks here' }],
  };
  const certification = certify(plan, [seen(cell(MUST))], contextOf());
  const [some] = certification.rules;
  expect(some?.verdict).toBe('met');
  expect(some?.methods).toEqual({ konbini: 'met', payPal: 'excluded' });
  expect(some?.reason).toContain('no webhooks here');
  expect(certification.rules.at(-1)).toMatchObject({ verdict: 'excluded', reason: 'invisible' });
  expect(certification.methods[1]).toMatchObject({
    scenarios: { 'double-click-and-reload': 'excluded' },
    reasons: { 'double-click-and-reload': 'no webhooks here' },
  });
});

test('a method lists its integrations with their verdicts', () => {
  const [elements, dropin] = [cell(MUST), { ...cell(MUST), integration: 'dropin', scenario: 'dropin-pays' }];
  const probe = { ...cell(MUST), scenario: 'direct-calls' };
  const certify_ = (...owed: (typeof dropin)[]): object | undefined =>
    certify(
      planOf(...owed),
      owed.map((one) => seen(one, one === dropin ? 'notMet' : 'met')),
      contextOf(),
    ).methods.find(({ id }) => id === dropin.method)?.integrations;
  expect(certify_(elements, dropin, probe)).toEqual({ elements: 'met', dropin: 'notMet' });
  // no shop takes part in a probe
  expect(certify_(dropin, probe)).toEqual({ dropin: 'notMet' });
});

test('a checklist item has the worst verdict of its rules', () => {
  const item = { checklist: 'list', section: 's', question: 'Well?', inScope: true };
  const checklist = [
    { ...item, id: 'a', rules: [MUST, SHOULD] },
    { ...item, id: 'b', rules: [SHOULD, 'AAA-04'] },
    { ...item, id: 'c', rules: [] },
    { ...item, id: 'd', rules: [], inScope: false },
  ];
  const evidence = [seen(cell(MUST), 'notMet'), seen(cell(SHOULD))];
  const items = judged(evidence, { context: { checklist } }).checklist;
  expect(items.map(({ verdict }) => verdict)).toEqual(['notMet', 'met', 'excluded', 'excluded']);
  expect(items[0]?.evidence).toHaveLength(2);
  expect(items.slice(1).every(({ reason }) => reason !== undefined)).toBe(true);
});

test('every judged rule has a verdict for every method it applies to', () => {
  const ids = Object.keys(rules).filter((id) => id !== 'AAA-04');
  const cells = ids.flatMap((id) => [cell(id), cell(id, 'payPal')]);
  for (const { id, methods } of certify(planOf(...cells), [], contextOf()).rules)
    if (ids.includes(id)) expect(methods).toEqual({ konbini: 'notExercised', payPal: 'notExercised' });
});

test('the order in which tests end does not change the result', () => {
  const evidence = [seen(cell(MUST)), seen(cell(SHOULD), 'notMet'), seen(cell(MUST, 'payPal'), 'notMet')];
  const plan = planOf(cell(MUST), cell(SHOULD), cell(MUST, 'payPal'));
  expect(certify(plan, [...evidence].reverse(), contextOf())).toEqual(certify(plan, evidence, contextOf()));
});

test('a violation without a stored record is an error of the harness', () => {
  const shown = { 'konbini/elements/pays': { 'tap-1': 'hash' } };
  const errors = (exchanges: string[], records?: typeof shown): string[] =>
    judged([seen(cell('AAA-01'), 'notMet', { exchanges })], { context: records ? { records } : {} }).run
      .errors;
  expect(errors(['tap-1'], shown)).toEqual([]);
  expect(errors([])).toEqual(['konbini, pays: AAA-01 is not met, but no stored record proves the violation']);
  expect(errors(['tap-2'], shown)).toHaveLength(1);
});
