/** General checks of the provider's API: errors, keys, origins, shapes. */
import type { z } from 'zod';
import { answers, flat } from '../../../contract/answers.ts';
import { RestSource, SdkSource } from '../../../contract/shapes.ts';
import type { Dialect } from '../../../contract/method.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import {
  answerOf,
  every,
  type Check,
  metWhen,
  type Mismatch,
  notExercised,
  notMet,
  reading,
} from '../reading/finding.ts';
import { addressOf } from '../reading/exchanges.ts';
import { inRequest } from '../reading/observation.ts';

/** The deviation of an error answer from the documented form. */
export function refusalMismatch(
  dialect: Dialect,
  url: string,
  response: Exchange['response'],
): Mismatch | undefined {
  const wrong = answers[dialect].refusal(url, response?.status ?? 0, response?.body);
  return wrong === undefined ? undefined : ['an error body in the documented form', wrong];
}

export const apiChecks = {
  'PRV-13': (seen) => {
    const refusals = seen.exchanges.filter(({ sender, response, intervention, request }) => {
      return (
        sender !== 'provider' &&
        response !== undefined &&
        response.status >= 400 &&
        (intervention === undefined || !intervention.startsWith('stimulus')) &&
        !seen.isShop(request.url)
      );
    });
    return every(refusals, 'the API refused no call', (refusal) =>
      refusalMismatch(seen.dialect, addressOf(refusal), refusal.response),
    );
  },

  'PRV-14': (seen) => {
    const probes = seen.exchanges.filter(
      ({ sender, request }) => sender === 'harness' && request.headers['x-conformance-probe'] !== undefined,
    );
    return every(probes, 'no call with a wrong key was sent', ({ response, request }) =>
      response?.status === 401
        ? undefined
        : [`401 for a call with ${request.headers['x-conformance-probe']}`, answerOf(response)],
    );
  },

  'PRV-15': reading(['crossOrigin'], ({ notes: { crossOrigin } }) => {
    if (!crossOrigin) return notExercised("no page of another origin than the API's called the API");
    const { refused, status } = crossOrigin;
    if (refused !== undefined)
      return notMet(
        "a call from the shop's origin allowed (CORS)",
        `the browser refused: ${refused}`,
        crossOrigin,
      );
    return metWhen(
      status === 200,
      'payment methods answered with 200',
      String(status ?? 'no answer'),
      crossOrigin,
    );
  }),

  'PRV-17': (seen) => {
    const { container, order } = answers[seen.dialect];
    const shapes: readonly (readonly [string, z.ZodType, Exchange[]])[] = [
      ['checkout', container, [...seen.containers]],
      ['order', order, [...seen.ordersMade, ...seen.outcomes, ...seen.api.orderReads]],
      ['source', RestSource, seen.sourcesRead('shop', 'harness')],
      [
        'source',
        SdkSource,
        seen.sourceRequests.filter(
          (request) => request.response?.status === 201 && inRequest(request, 'sessionId') !== undefined,
        ),
      ],
    ];
    const shown = shapes.flatMap(([name, shape, exchanges]) =>
      exchanges
        .filter(({ response }) => response !== undefined && response.status < 300)
        .map((exchange) => ({ id: exchange.id, name, shape, exchange })),
    );
    return every(shown, 'no checkout, source or order was seen', ({ name, shape, exchange }) => {
      const parsed = shape.safeParse(exchange.response?.body);
      return parsed.success ? undefined : [`a ${name} as documented`, flat(parsed.error)];
    });
  },
} satisfies Record<string, Check>;
