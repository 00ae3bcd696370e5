/** The shape of `certification.json`: what other programs read. A change that could break them raises `schemaVersion`. */
import { z } from 'zod';

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
  harnessVersion: z.string(),
  /** SHA-256 of what was owed: two runs with the same digest judged the same things. */
  planDigest: z.string(),
  /** Only a selection was judged: never certifiable. */
  partial: z.boolean(),
  /** The selections in the user's words. */
  selection: z.array(z.string()),
  status: z.enum(['complete', 'interrupted']),
  /** Whether inferred rules can fail a subject. */
  inferred: z.enum(['report', 'judge']),
  /** Whether a SHOULD counts as a MUST. */
  strict: z.boolean(),
  /** Errors of the harness itself. */
  errors: z.array(z.string()),
});
export type Run = z.infer<typeof Run>;

const Source = z.strictObject({ document: z.string(), heading: z.string() });

const JudgedRule = z.strictObject({
  id: z.string(),
  level: z.enum(['MUST', 'SHOULD']),
  subject: z.enum(['shop', 'sdk', 'provider']),
  text: z.string(),
  source: Source,
  inferred: z.exactOptional(z.literal(true)),
  verdict: Verdict,
  /** Always there unless the rule is met for every method. */
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
  /** By the way in which the shop takes payment (`elements`, `dropin`); one that was not judged is not there. */
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
  outcome: z.enum(['met', 'notMet', 'notExercised']),
  cause: z.exactOptional(z.enum(['defect', 'environment', 'harness'])),
  exchanges: z.array(z.string()),
  message: z.exactOptional(z.string()),
  rerun: z.string(),
});
export type JudgedEvidence = z.infer<typeof JudgedEvidence>;

const JudgedWaiver = z.strictObject({
  rule: z.string(),
  method: z.string(),
  reason: z.string(),
  owner: z.string(),
  expires: z.string(),
  /** `unjudged`: this run could not show whether it is needed. */
  status: z.enum(['live', 'expired', 'unneeded', 'unjudged']),
});
export type JudgedWaiver = z.infer<typeof JudgedWaiver>;

export const Certification = z.strictObject({
  schemaVersion: z.literal(1),
  certifiable: z.strictObject({ answer: z.enum(['yes', 'no']), reasons: z.array(z.string()) }),
  run: Run,
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
  methods: z.array(JudgedMethod),
  evidence: z.array(JudgedEvidence),
  drift: z.array(
    z.strictObject({ member: z.string(), seen: z.string(), method: z.string(), scenario: z.string() }),
  ),
  waivers: z.array(JudgedWaiver),
  environment: z.array(
    z.strictObject({
      message: z.string(),
      method: z.exactOptional(z.string()),
      scenario: z.exactOptional(z.string()),
    }),
  ),
});
export type Certification = z.infer<typeof Certification>;
