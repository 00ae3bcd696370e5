/** Checks of a strict provider: its answers to payloads that are not migrated. */
import { judgePayload } from '../../../contract/payload.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Finding, type Check, metWhen, notExercised, notMet, show } from '../reading/finding.ts';
import { memberCases } from '../refused-payloads.ts';
import { type Observation, inRequest, inResponse } from '../reading/observation.ts';

export const refusalChecks = {
  'PRV-23': (seen) => refusals(seen, 'removed', 'invalid_parameter'),
  'PRV-24': (seen) => refusals(seen, 'required', 'missing_parameter'),

  'PRV-25': (seen) => {
    const wrong = seen.sourceRequests.filter((request) => request.response && isWrong(seen, request));
    const [first] = wrong;
    if (!first) return notExercised('no payload with a mistake was sent');
    const made = wrong.find(({ response }) => response && response.status < 300);
    if (made) return notMet('no source for a payload with a mistake', 'a source was created', made);
    const before = seen.containers.findLast(({ finishedAt }) => finishedAt <= first.startedAt);
    const after = seen.containers.findLast(({ startedAt }) => startedAt >= first.startedAt);
    if (!before || !after) return notExercised('the checkout was not read before and after the payload');
    const standing = ({ session, sources }: typeof before): string => JSON.stringify({ session, sources });
    return metWhen(
      standing(before) === standing(after),
      `the session unchanged after a refused payload (${standing(before)})`,
      standing(after),
      first,
      before,
      after,
    );
  },
} satisfies Record<string, Check>;

/** Judges whether every member of a kind was sent alone, and each refusal names this member. */
function refusals(seen: Observation, kind: 'removed' | 'required', code: string): Finding {
  const members = memberCases(seen.method.wire, seen.dialect).filter((one) => one.kind === kind);
  const tried = members.flatMap(({ member }) => {
    const request = seen.sourceRequests.find((asked) => {
      const { removed, missing } = wrongIn(seen, asked);
      const [only, ...others] = [...removed, ...missing];
      return only === member && others.length === 0 && asked.response !== undefined;
    });
    return request ? [{ id: request.id, request, member }] : [];
  });
  const untried = members.filter(({ member }) => !tried.some((one) => one.member === member));
  if (untried.length > 0)
    return notExercised(
      `no payload was sent with a mistake in ${untried.map(({ member }) => member).join(', ')}`,
    );
  return every(tried, `there is no ${kind} member`, ({ request, member }) => {
    const status = request.response?.status;
    const errors = inResponse(request, 'errors');
    const named =
      Array.isArray(errors) &&
      errors.some((error) => valueAt(error, 'code') === code && valueAt(error, 'parameter') === member);
    return status === 400 && named
      ? undefined
      : [`400 ${code} that names ${member}`, `${show(status)} ${show(errors)}`];
  });
}

function isWrong(seen: Observation, request: Exchange): boolean {
  const { removed, missing } = wrongIn(seen, request);
  return removed.length + missing.length > 0;
}

function wrongIn(
  seen: Observation,
  request: Exchange,
): { removed: readonly string[]; missing: readonly string[] } {
  return inRequest(request, 'sessionId') === undefined
    ? { removed: [], missing: [] }
    : judgePayload(seen.method.wire, request.request.body);
}
