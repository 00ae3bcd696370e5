/** Schema of `certification.json`, for other programs. A breaking change needs a higher `schemaVersion`. */
import { z } from 'zod';
import { CERTIFYING_PROJECTS } from '../../harness/certifying-project.ts';
import { Answer } from './attestations.ts';

export const VERDICTS = ['met', 'notMet', 'warning', 'notExercised', 'waived', 'excluded'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

const Count = z.int().min(0);
const Verdicts = z.record(z.string(), Verdict);

const Run = z.strictObject({
  id: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  finishedAt: z.string(),
  provider: z.enum(['embedded', 'sandbox']),
  shop: z.enum(['fixture', 'custom']),
  dialect: z.string(),
  apiVersion: z.string(),
  browser: z.string(),
  /** Playwright project of the run; absent: `certification`. */
  project: z.exactOptional(z.enum(CERTIFYING_PROJECTS)),
  /** The project and its screen, e.g. `phone, 412 × 839, touch`. */
  screen: z.exactOptional(z.string()),
  harnessVersion: z.string(),
  /** Git commit of the harness, `…, with changes` if files were changed. */
  harnessCommit: z.exactOptional(z.string()),
  /** SHA-256 of the plan: runs with the same digest judged the same. */
  planDigest: z.string(),
  /** Only a part of the plan was judged: no certification is issued. */
  partial: z.boolean(),
  /** The selections as the user wrote them. */
  selection: z.array(z.string()),
  status: z.enum(['complete', 'interrupted']),
  /** Whether inferred rules can fail a subject. */
  inferred: z.enum(['report', 'judge']),
  /** Whether a SHOULD counts as a MUST. */
  strict: z.boolean(),
  /** `regressions`: only new failures fail the run. */
  gate: z.exactOptional(z.literal('regressions')),
  /** Errors of the harness itself. */
  errors: z.array(z.string()),
});
export type Run = z.infer<typeof Run>;

/** The current `schemaVersion`. */
export const SCHEMA_VERSION = 2;

export const RESULT_STATES = [
  /** All passed, but the reference shop was judged with the embedded provider. */
  'selfTestPassed',
  /** All automated checks passed; manual checklist items are open. */
  'automatedPassed',
  'ready',
  'notCertifiable',
  'incomplete',
  /** All passed in a partial run: no certification. */
  'selectionPassed',
] as const;

const Result = z.strictObject({
  state: z.enum(RESULT_STATES),
  /** The result in one line, the same in every report. */
  title: z.string(),
});
export type Result = z.infer<typeof Result>;

/** The certified shop, its provider and the responsible people. */
const Identity = z.strictObject({
  shop: z.strictObject({ name: z.string(), version: z.exactOptional(z.string()), url: z.string() }),
  provider: z.strictObject({ name: z.string(), url: z.string() }),
  /** The methods of the plan. */
  methods: z.array(z.string()),
  operator: z.exactOptional(z.string()),
  reviewer: z.exactOptional(z.string()),
  /** Last day on which the certification is valid: the earliest date of validity, answers and waivers. */
  validUntil: z.exactOptional(z.string()),
});
export type Identity = z.infer<typeof Identity>;

const Source = z.strictObject({ document: z.string(), heading: z.string() });

const JudgedRule = z.strictObject({
  id: z.string(),
  level: z.enum(['MUST', 'SHOULD']),
  subject: z.enum(['shop', 'sdk', 'provider']),
  text: z.string(),
  source: Source,
  inferred: z.exactOptional(z.literal(true)),
  verdict: Verdict,
  /** Present unless the rule is met for every method. */
  reason: z.exactOptional(z.string()),
  methods: Verdicts,
});
export type JudgedRule = z.infer<typeof JudgedRule>;

const JudgedItem = z.strictObject({
  id: z.string(),
  checklist: z.string(),
  section: z.exactOptional(z.string()),
  question: z.string(),
  verdict: Verdict,
  reason: z.exactOptional(z.string()),
  rules: z.array(z.string()),
  /** `judged` from rules, `answered` by a person, or `open`. */
  state: z.enum(['judged', 'answered', 'open']),
  /** A person's answer; valid if the state is `answered`. */
  attestation: z.exactOptional(Answer.omit({ item: true })),
  openBecause: z.exactOptional(z.string()),
  /** Ids of the evidence behind the verdict. */
  evidence: z.array(z.string()),
});
export type JudgedItem = z.infer<typeof JudgedItem>;

const JudgedMethod = z.strictObject({
  id: z.string(),
  name: z.string(),
  flow: z.string(),
  paymentFlow: z.string(),
  verdict: Verdict,
  /** Verdict of each integration (`elements`, `dropin`); an integration that was not judged is missing. */
  integrations: z.exactOptional(Verdicts),
  scenarios: Verdicts,
  /** Why a scenario is excluded, by its id. */
  reasons: z.exactOptional(z.record(z.string(), z.string())),
});
export type JudgedMethod = z.infer<typeof JudgedMethod>;

const JudgedEvidence = z.strictObject({
  id: z.string(),
  rule: z.string(),
  method: z.string(),
  integration: z.string(),
  scenario: z.string(),
  test: z.string(),
  outcome: z.enum(['met', 'notMet', 'notExercised', 'excluded']),
  cause: z.exactOptional(z.enum(['defect', 'adapter', 'environment', 'harness'])),
  /** The scenario broke off before the rule could be checked. */
  brokeOff: z.exactOptional(z.literal(true)),
  /** Ids of records of this evidence's test: see `records`. */
  exchanges: z.array(z.string()),
  message: z.exactOptional(z.string()),
  /** Only if the rule is not met. */
  expected: z.exactOptional(z.string()),
  actual: z.exactOptional(z.string()),
  /** Member of the first record that the finding is about, or that is missing there: `items.0.quantity`. */
  member: z.exactOptional(z.string()),
  /** An expected step that is missing, and the id of the record after which it was expected. */
  missing: z.exactOptional(z.strictObject({ step: z.string(), after: z.string() })),
  rerun: z.string(),
});
export type JudgedEvidence = z.infer<typeof JudgedEvidence>;

const Cause = z.strictObject({
  id: z.string(),
  kind: z.enum(['defect', 'adapter', 'environment', 'harness', 'notExercised']),
  verdict: Verdict,
  /** Rules that the cause violates, or leaves not exercised. */
  rules: z.array(z.string()),
  subject: z.enum(['shop', 'sdk', 'provider']),
  message: z.string(),
  methods: z.array(z.string()),
  scenarios: z.array(z.string()),
  /** Ids of the evidence that shows it. */
  evidence: z.array(z.string()),
  /** Ids of evidence that is not met or not exercised because of it. */
  consequences: z.array(z.string()),
  rerun: z.string(),
});
export type Cause = z.infer<typeof Cause>;

/** Numbers of causes, consequences and scenarios. Rules by verdict are in `summary`. */
const Counts = z.strictObject({
  causes: Count,
  /** Rules not exercised as a consequence of failures of other rules, and for other reasons. */
  brokenOff: Count,
  open: Count,
  /** Method, integration and scenario: one test each. */
  scenarios: Count,
  scenariosWithFindings: Count,
});
export type Counts = z.infer<typeof Counts>;

const Change = z.strictObject({
  rule: z.string(),
  was: z.enum([...VERDICTS, 'absent']),
  is: Verdict,
  methods: z.array(z.string()),
  scenarios: z.array(z.string()),
});

const Comparison = z.strictObject({
  /** The earlier run. */
  run: z.string(),
  finishedAt: z.string(),
  newFailures: z.array(Change),
  fixed: z.array(Change),
  stillFailing: z.array(Change),
  /** Failed in the earlier run; not tested now, or no longer applicable. */
  notTestedNow: z.array(Change),
  /** Members of the provider's responses and webhooks that were added or removed, or changed their type. */
  shapes: z.array(
    z.strictObject({
      response: z.string(),
      member: z.string(),
      change: z.enum(['added', 'removed', 'retyped']),
      was: z.exactOptional(z.string()),
      is: z.exactOptional(z.string()),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;

const JudgedWaiver = z.strictObject({
  rule: z.string(),
  method: z.string(),
  reason: z.string(),
  owner: z.string(),
  /** Address of the ticket in which the defect is tracked. */
  ticket: z.exactOptional(z.string()),
  expires: z.string(),
  /** `unjudged`: this run did not test whether it is needed. */
  status: z.enum(['live', 'expired', 'unneeded', 'unjudged']),
});
export type JudgedWaiver = z.infer<typeof JudgedWaiver>;

export const Certification = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  result: Result,
  certifiable: z.strictObject({ answer: z.enum(['yes', 'no']), reasons: z.array(z.string()) }),
  identity: Identity,
  run: Run,
  /** Problems to fix, most important first. */
  causes: z.array(Cause),
  /** Rules by verdict. */
  summary: z.strictObject({
    met: Count,
    notMet: Count,
    warning: Count,
    notExercised: Count,
    waived: Count,
    excluded: Count,
  }),
  rules: z.array(JudgedRule),
  checklist: z.array(JudgedItem),
  checklistSummary: z.strictObject({ judged: Count, answered: Count, open: Count }),
  /** The numbers that all reports show; absent in older files. */
  counts: z.exactOptional(Counts),
  methods: z.array(JudgedMethod),
  evidence: z.array(JudgedEvidence),
  /** SHA-256 of each record that evidence names in records.jsonl, by test (`method/integration/scenario`) and record id. */
  records: z.record(z.string(), z.record(z.string(), z.string())),
  /** JSON types of the members that the provider sent, by response. */
  shapes: z.exactOptional(z.record(z.string(), z.record(z.string(), z.string()))),
  /** Comparison with an earlier run. */
  comparison: z.exactOptional(Comparison),
  drift: z.array(
    z.strictObject({ member: z.string(), seen: z.string(), method: z.string(), scenario: z.string() }),
  ),
  waivers: z.array(JudgedWaiver),
  environment: z.array(
    z.strictObject({
      message: z.string(),
      times: z.exactOptional(z.array(z.string()).readonly()),
      method: z.exactOptional(z.string()),
      scenario: z.exactOptional(z.string()),
    }),
  ),
});
export type Certification = z.infer<typeof Certification>;
