/** Checks of strong customer authentication. */
import type { SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Check, met, notExercised, notMet, reading, show } from '../reading/finding.ts';
import { isFromButton, type Observation, inResponse } from '../reading/observation.ts';

const STATUSES: readonly unknown[] = ['complete', 'authentication_not_required', 'failed'];

const authentications = (seen: Observation): SdkCall[] =>
  seen.sdkCalls.filter(({ method }) => method === 'authenticateSource');
const settledAt = ({ at, settledAt: settled }: SdkCall): number => settled ?? at;
const statusOf = ({ result }: SdkCall): unknown => valueAt(result, 'status');
const idOf = (call: SdkCall): unknown => valueAt(call.args.at(-1), 'sourceId');

/** Calls that may lead to a challenge, and sources returned by a button. */
const attemptsOf = (seen: Observation): SdkCall[] =>
  [...authentications(seen), ...seen.sourceCalls].sort((a, b) => a.at - b.at);

/**
 * The SDK reports the source of a payment button only at the end of the payment, after a challenge. So the time of its
 * request counts, not the time of the report.
 */
const beganAt = (seen: Observation, call: SdkCall): number =>
  isFromButton(call) ? (seen.requestOf(call)?.startedAt ?? call.at) : call.at;

/** The shopper's answers to challenges during a call. */
function answersDuring(seen: Observation<'challenges'>, call: SdkCall): boolean[] {
  const { challenges = [] } = seen.notes;
  const until = attemptsOf(seen).find(({ at }) => at > call.at);
  const end = until ? beganAt(seen, until) : Number.POSITIVE_INFINITY;
  const from = beganAt(seen, call);
  return challenges.filter(({ at }) => at >= from && at < end).map(({ passed }) => passed);
}

export const challengeChecks = {
  'SCA-01': (seen) => {
    const reused = seen.attaches.filter(({ source, startedAt }) =>
      seen.saves.some(
        (save) =>
          save.source === source &&
          // saved in an earlier step, not for this checkout
          seen.navigations.some(({ at }) => at > save.finishedAt && at < startedAt) &&
          !seen.sourceCalls.some(
            (call) =>
              valueAt(call.result, 'source.id') === source && seen.payload(call).sessionId !== undefined,
          ),
      ),
    );
    return every(reused, 'no saved source was attached', (attach) => {
      const call = authentications(seen).find(
        (found) => idOf(found) === attach.source && settledAt(found) <= attach.startedAt,
      );
      return call
        ? undefined
        : [
            `authenticateSource for the saved source ${show(attach.source)} before it is attached`,
            'attached, but authenticateSource was not called',
          ];
    });
  },

  'SCA-02': reading(['challenges'], (seen) => {
    const attempts = attemptsOf(seen);
    // only the result that the SDK returned counts: the shop cannot know a failure that the SDK did not
    // report
    const failed = attempts.filter(
      (call) =>
        statusOf(call) === 'failed' ||
        (Boolean(valueAt(call.result, 'error')) && answersDuring(seen, call).length > 0),
    );
    return every(failed, 'no authentication failed', (call) => {
      const again = attempts.find(({ at }) => at > call.at)?.at ?? Number.POSITIVE_INFINITY;
      const between = ({ startedAt }: { startedAt: number }): boolean =>
        startedAt >= call.at && startedAt < again;
      const used = seen.attaches.find(between) ?? seen.orders.find(between);
      return used
        ? [
            'another attempt after a failed authentication',
            'the shop attached a source or ordered without another attempt',
            { also: [used] },
          ]
        : undefined;
    });
  }),

  'SCA-03': reading(['challenges'], (seen) => {
    const challenged = seen.sourceCalls.filter((call) => {
      const request = seen.requestOf(call);
      return request !== undefined && inResponse(request, 'state') === 'requires_action';
    });
    return every(challenged, 'no source required an authentication', (call) => {
      const source = valueAt(call.result, 'source.id');
      const given = answersDuring(seen, call);
      // the challenge is still open, so the shop waits
      if (given.length === 0 && call.result === undefined) return undefined;
      const passed = given.includes(true);
      if (passed)
        return typeof source === 'string' && valueAt(call.result, 'source.state') === 'chargeable'
          ? undefined
          : [
              'a chargeable source for the shop after a passed challenge',
              `state ${show(valueAt(call.result, 'source.state'))}`,
            ];
      return valueAt(call.result, 'error') && !source
        ? undefined
        : ['an error for the shop after a challenge that was not passed', 'a source'];
    });
  }),

  'SCA-04': reading(
    [],
    (seen) =>
      every(authentications(seen), 'authenticateSource was not called', (call) => {
        const status = statusOf(call);
        if (!STATUSES.includes(status))
          return [`authenticateSource with one of ${STATUSES.join(', ')}`, show(status)];
        const answers = answersDuring(seen, call);
        const wanted = answers.length === 0 ? undefined : answers.includes(true) ? 'complete' : 'failed';
        return wanted === undefined || status === wanted
          ? undefined
          : [`authenticateSource with ${wanted}, the result of the shopper's answer`, show(status)];
      }),
    ['challenges'],
  ),

  'SCA-05': reading(['trigger', 'challenges'], (seen) => {
    if (seen.notes.trigger !== 'challenges')
      return notExercised('the shopper pays without a card that causes a challenge');
    const asked = seen.sourceRequests.filter(({ response }) => response?.status === 201);
    const [first] = asked;
    if (!first) return notExercised('no source was made');
    for (const source of asked) {
      const state = inResponse(source, 'state');
      if (state !== 'requires_action')
        return notMet(
          'a source in the state requires_action before the challenge',
          `state ${show(state)}`,
          source,
        );
    }
    const answers = seen.calls('POST', /\/sources\/[^/]+\/challenge$/, 'browser');
    for (const { passed, from } of seen.notes.challenges ?? []) {
      const answer = answers.find(({ startedAt }) => startedAt >= from);
      const state = inResponse(answer, 'source.state');
      if (answer && (state === 'chargeable') !== passed)
        return notMet(
          `a source that is ${passed ? 'chargeable after a passed' : 'unusable after a failed'} challenge`,
          `state ${show(state)}`,
          answer,
        );
    }
    return met(first, ...answers);
  }),
} satisfies Record<string, Check>;
