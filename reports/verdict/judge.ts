/**
 * Plan × evidence → verdicts. Pure: the same plan, evidence and context give the same certification.
 * Missing evidence is not a pass, and the worst verdict wins: over scenarios, over methods, over the rules of an item.
 */
import { createHash } from 'node:crypto';
import type { Evidence, Owed } from '../../contract/evidence.ts';
import { testOf } from '../../contract/evidence.ts';
import { causesOf } from './causes.ts';
import { type Certification, type JudgedRule, SCHEMA_VERSION } from './certification.ts';
import { INTERRUPTED } from './collect.ts';
import {
  type JudgeContext,
  type JudgedPlan,
  judgeCells,
  judgeMethod,
  judgeRule,
  keyOf,
  weighDefect,
} from './judge-cells.ts';
import { checklistSummary, judgeChecklist } from './judge-checklist.ts';
import { countsOf } from './counts.ts';
import { certifiable, resultOf } from './reasons.ts';
import { isDefect, isFinding, standing } from './waivers.ts';
import { oneLine } from '../formats/text.ts';
import { rerunCommand } from '../../harness/root.ts';

export function certify(plan: JudgedPlan, given: readonly Evidence[], context: JudgeContext): Certification {
  const owed = new Set(plan.owed.map(keyOf));
  const strays = given.filter((one) => !owed.has(keyOf(one)));
  const evidence = complete(
    plan.owed,
    given.filter((one) => owed.has(keyOf(one))),
    context,
  );
  const waivers = standing(context.waivers, {
    owed: plan.owed,
    evidence,
    methods: context.methods.map(({ id }) => id),
    partial: context.run.partial,
    today: context.today,
  });
  const cells = judgeCells(evidence, context, waivers);
  const behind = { cells, evidence, exclusions: plan.exclusions, waivers };
  const rules = Object.entries(context.rules).map(([id, rule]) => judgeRule(id, rule, behind));
  const checklist = judgeChecklist(context.checklist, rules, evidence, context.answers);
  const { project = 'certification' } = context.run;
  const judgedEvidence = evidence.map(({ exchanges, rerun, ...one }) => ({
    ...one,
    exchanges: [...exchanges],
    rerun: project === 'certification' ? rerun : `${rerun} --project=${project}`,
  }));
  const judged: Omit<Certification, 'certifiable' | 'result'> = {
    schemaVersion: SCHEMA_VERSION,
    identity: context.identity,
    run: {
      ...context.run,
      planDigest: createHash('sha256')
        .update(JSON.stringify([...owed].sort()))
        .digest('hex'),
      errors: [
        ...new Set([
          ...context.errors,
          ...harnessErrors(evidence),
          ...unproven(evidence, context.records),
          ...strays.map(strayError),
        ]),
      ],
    },
    causes: causesOf(
      judgedEvidence.filter(isFinding).map((one) => ({
        evidence: one,
        verdict: isDefect(one)
          ? weighDefect(one, context.rules[one.rule], context.run.inferred, waivers)
          : 'notExercised',
      })),
      rules,
    ),
    summary: summarize(rules),
    rules,
    checklist,
    checklistSummary: checklistSummary(checklist),
    methods: context.methods.map((method) => judgeMethod(method, cells, plan)),
    evidence: judgedEvidence,
    records: context.records ?? {},
    ...(context.shapes ? { shapes: context.shapes } : {}),
    drift: [...context.drift],
    waivers,
    environment: [...context.environment],
  };
  return { ...judged, counts: countsOf(judged), certifiable: certifiable(judged), result: resultOf(judged) };
}

/** The evidence, and one entry without a result for each required rule that has no evidence. */
function complete(owed: readonly Owed[], given: readonly Evidence[], { run }: JudgeContext): Evidence[] {
  const seen = new Set(given.map(keyOf));
  const interrupted = run.status === 'interrupted';
  const missing = owed
    .filter((one) => !seen.has(keyOf(one)))
    .map((one): Evidence => ({
      ...one,
      id: `${one.method}/${one.scenario}/${one.rule}#none`,
      test: one.scenario,
      outcome: 'notExercised',
      ...(interrupted ? { cause: 'environment' } : {}),
      exchanges: [],
      message: interrupted ? INTERRUPTED : 'no test gave evidence',
      rerun: rerunCommand(one.method, one.rule),
    }));
  // sorted, because tests end in any order
  const place = new Map(owed.map((one, index) => [keyOf(one), index]));
  return [...given, ...missing].sort((a, b) => (place.get(keyOf(a)) ?? 0) - (place.get(keyOf(b)) ?? 0));
}

function summarize(rules: readonly JudgedRule[]): Certification['summary'] {
  const summary = { met: 0, notMet: 0, warning: 0, notExercised: 0, waived: 0, excluded: 0 };
  for (const { verdict } of rules) summary[verdict] += 1;
  return summary;
}

function harnessErrors(evidence: readonly Evidence[]): string[] {
  return evidence
    .filter(({ outcome, cause }) => outcome !== 'met' && cause === 'harness')
    .map(({ method, scenario, message }) => `${method}, ${scenario}: ${oneLine(message ?? 'no message')}`);
}

/** A violation without a recorded witness cannot be proven. */
function unproven(evidence: readonly Evidence[], records: Certification['records'] | undefined): string[] {
  return evidence.filter(isDefect).flatMap(({ rule, method, integration, scenario, exchanges }) => {
    const kept = records?.[testOf({ method, integration, scenario })];
    const isKept = exchanges.length > 0 && (!records || exchanges.every((id) => kept?.[id] !== undefined));
    return isKept
      ? []
      : [`${method}, ${scenario}: ${rule} is not met, but no stored record proves the violation`];
  });
}

function strayError({ rule, method, scenario }: Evidence): string {
  return `${method}, ${scenario}: evidence of ${rule}, but the plan does not require this rule in this scenario`;
}

export type { JudgeContext, JudgedPlan };
