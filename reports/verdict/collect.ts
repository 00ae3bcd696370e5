/** Collects the results of one finished test: its evidence, or for each required rule without evidence the reason. */
import type { TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { z } from 'zod';
import {
  CELL_ANNOTATION,
  EVIDENCE_ATTACHMENT,
  type Cause,
  type Evidence,
  type Owed,
  type TestEvidence,
} from '../../contract/evidence.ts';
import { visible } from '../../harness/html.ts';
import {
  environmentMessage,
  isFailedExpectation,
  signalOfWorker,
} from '../../harness/playwright-messages.ts';
import { Certification } from './certification.ts';
import type { Scrubber } from '../scrub/scrubber.ts';
import { oneLine } from '../formats/text.ts';
import { rerunCommand } from '../../harness/root.ts';

/** Reason for a test that Ctrl-C ended or prevented. */
export const INTERRUPTED = 'the run was interrupted';

/** How the message begins of a test whose worker was ended, e.g. by an operating system that is short of memory. */
export const KILLED = 'the process of the test was ended from outside';

/** The cell of the plan that a test plays. */
export type PlayedCell = Omit<Owed, 'rule'>;

export interface Collected extends TestEvidence {
  /** Errors of the harness without evidence. */
  readonly errors: readonly string[];
}

const Given = Certification.pick({ evidence: true, drift: true, environment: true }).extend({
  exchanges: z.array(z.unknown()),
  ranOn: z
    .object({
      browser: z.string(),
      screen: z.exactOptional(z.string()),
      shopUrl: z.string(),
      apiUrl: z.string(),
    })
    .optional(),
  // already read
  sealedSecrets: z.string().optional(),
});

/** @returns undefined for a test that is not in the plan */
export function cellOf({ annotations }: Pick<TestCase, 'annotations'>): PlayedCell | undefined {
  const cell = annotations.find(({ type }) => type === CELL_ANNOTATION)?.description;
  const [method, scenario, integration] = cell?.split(' ') ?? [];
  return method !== undefined && scenario !== undefined && integration !== undefined
    ? { method, scenario, integration }
    : undefined;
}

/** Removes evidence from the attachments, so that no other reporter shows it. */
export function takeEvidence(holder: TestResult | TestStep): string[] {
  const isEvidence = ({ contentType }: { contentType: string }): boolean =>
    contentType === EVIDENCE_ATTACHMENT.contentType;
  const taken = holder.attachments.filter(isEvidence);
  const rest = holder.attachments.filter((attachment) => !isEvidence(attachment));
  holder.attachments.splice(0, holder.attachments.length, ...rest);
  return taken.flatMap(({ body }) => (body ? [body.toString('utf8')] : []));
}

/**
 * @param bodies result of `takeEvidence`
 * @param owed rules that the plan requires of this test
 */
export function collect(
  test: Pick<TestCase, 'title'>,
  result: Pick<TestResult, 'status' | 'errors'>,
  bodies: readonly string[],
  owed: readonly Owed[],
  scrubber: Scrubber,
): Collected {
  const given = bodies.map((body) => Given.parse(scrubber.json(JSON.parse(body))));
  if (given.length === 0) return nothingFrom(test, result, owed);
  return {
    evidence: given.flatMap((one) => one.evidence),
    exchanges: given.flatMap((one) => one.exchanges),
    drift: given.flatMap((one) => one.drift),
    environment: given.flatMap((one) => one.environment),
    ...(given[0]?.ranOn === undefined ? {} : { ranOn: given[0].ranOn }),
    errors: unjudged(result).map((message) => `${test.title}: ${message}`),
  };
}

/** Errors after the evidence was attached, which no check reports. */
function unjudged({ status, errors }: Pick<TestResult, 'status' | 'errors'>): string[] {
  if (status === 'interrupted') return [];
  return errors
    .map(({ message }) => visible(message ?? ''))
    .filter((message) => !isFailedExpectation(message))
    .map((message) => oneLine(message));
}

function nothingFrom(
  test: Pick<TestCase, 'title'>,
  result: Pick<TestResult, 'status' | 'errors'>,
  owed: readonly Owed[],
): Collected {
  const { cause, message } = whyNothing(result);
  const evidence = owed.map((one): Evidence => ({
    ...one,
    id: `${one.method}/${one.scenario}/${one.rule}#none`,
    test: test.title,
    outcome: 'notExercised',
    cause,
    exchanges: [],
    message,
    rerun: rerunCommand(one.method, one.rule),
  }));
  const [first] = owed;
  const environment =
    cause === 'environment' && first && result.status !== 'interrupted'
      ? [{ message, method: first.method, scenario: first.scenario }]
      : [];
  return { evidence, exchanges: [], drift: [], environment, errors: [] };
}

function whyNothing({ status, errors }: Pick<TestResult, 'status' | 'errors'>): {
  cause: Cause;
  message: string;
} {
  const messages = errors.map(({ message }) => oneLine(message ?? '', 500)).filter(Boolean);
  const [outage] = messages.flatMap((message) => environmentMessage(message) ?? []);
  if (status === 'interrupted') return { cause: 'environment', message: INTERRUPTED };
  const [signal] = messages.flatMap((message) => signalOfWorker(message) ?? []);
  if (signal !== undefined)
    return { cause: 'environment', message: `${KILLED} (${signal}): run the scenario again` };
  if (outage !== undefined) return { cause: 'environment', message: outage };
  const [first] = messages;
  const how = {
    timedOut: 'the test timed out before a rule was judged',
    skipped: 'the test was skipped',
    passed: 'the test ended without evidence',
    failed: 'the test failed before a rule was judged',
  }[status];
  return { cause: 'harness', message: first ? `${how}: ${first}` : how };
}
