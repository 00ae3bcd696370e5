/** The evidence of a test: the outcome of each check. Verdicts are made only from evidence and plan. */

/** `excluded`: the rule cannot be broken in this shop's payment process. */
export type Outcome = 'met' | 'notMet' | 'notExercised' | 'excluded';
/**
 * `defect`: of the rule's subject; `adapter`: the shop's page objects found no control or timed out; `environment`: the target was
 * unreachable, answered 5xx or 429 past the budget; `harness`: our own error.
 */
export type Cause = 'defect' | 'adapter' | 'environment' | 'harness';

/** One rule owed for one method, in one integration, by one scenario. */
export interface Owed {
  readonly rule: string;
  readonly method: string;
  readonly integration: string;
  readonly scenario: string;
}

/** Key of a test: a scenario of a method in one integration, in a run as in a control. */
export function testOf({ method, integration, scenario }: Omit<Owed, 'rule'>): string {
  return `${method}/${integration}/${scenario}`;
}

/** The place in the records that decides a finding, which the report shows. */
export interface Pointer {
  /**
   * Member of the first record, e.g. `items.0.quantity`: its value decides the finding, or the member is
   * missing in the record.
   */
  readonly member?: string;
  /** An expected step that is missing, and the record after which it was expected. */
  readonly missing?: { readonly step: string; readonly after: string };
}

export interface Evidence extends Owed, Pointer {
  readonly id: string;
  /** The test's title. */
  readonly test: string;
  readonly outcome: Outcome;
  readonly cause?: Cause;
  /** The scenario stopped before the rule could be judged: a consequence of another failure in the test. */
  readonly brokeOff?: true;
  /** Ids of the exchanges, SDK calls and navigations behind the outcome. */
  readonly exchanges: readonly string[];
  readonly message?: string;
  /** Expected and actual; present when the outcome is `notMet`. */
  readonly expected?: string;
  readonly actual?: string;
  /** The command that runs this test alone. */
  readonly rerun: string;
}

/** Something undocumented that the provider sent: reported, never a violation. */
export interface Drift {
  /** e.g. `Order.payment.session.state` */
  readonly member: string;
  readonly seen: string;
  readonly method: string;
  readonly scenario: string;
}

/** Something about the run's surroundings that a reader must know: an outage, a slow target, a missing font. */
export interface EnvironmentNote {
  readonly message: string;
  /** Start times (ISO 8601) of the calls concerned. */
  readonly times?: readonly string[];
  readonly method?: string;
  readonly scenario?: string;
}

/** Type of the annotation that identifies a test of the plan: `METHOD SCENARIO INTEGRATION`. */
export const CELL_ANNOTATION = 'cell';

/**
 * Types of the annotations that contain the title of a step which is not an action of the shopper. Playwright's
 * own reports do not show types that begin with an underscore.
 */
export const STEP_ANNOTATIONS = { harness: '_harness step', judging: '_judging step' } as const;

/** Name and type of the attachment with which a test passes its evidence to the reporter. */
export const EVIDENCE_ATTACHMENT = {
  name: 'evidence',
  contentType: 'application/x-conformance-evidence+json',
} as const;

export interface RanOn {
  readonly browser: string;
  /** The project and its screen, e.g. `phone, 412 × 839, touch`. */
  readonly screen?: string;
  readonly shopUrl: string;
  readonly apiUrl: string;
}

/**
 * Body of the evidence attachment. `exchanges` contains everything that was recorded (masked), for the report;
 * `evidence` refers to it by id.
 */
export interface TestEvidence {
  readonly evidence: readonly Evidence[];
  readonly exchanges: readonly unknown[];
  readonly drift: readonly Drift[];
  readonly environment: readonly EnvironmentNote[];
  /** Environment of the test: the browser's version, its screen, and the addresses of shop and API. */
  readonly ranOn?: RanOn;
  /** Secrets seen in the test, encrypted, for masking its other artifacts. */
  readonly sealedSecrets?: string;
}
