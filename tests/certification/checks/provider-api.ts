/** Checks of the provider's API as such: errors, keys, origins, shapes. */
import type { z } from 'zod';
import { answers, flat } from '../../../contract/answers.ts';
import { RestSource, SdkSource } from '../../../contract/shapes.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { every, type Check, met, notExercised, notMet } from '../reading/finding.ts';
import { inRequest } from '../reading/observation.ts';
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
    return every(refusals, 'nothing was refused', ({ request, response }) =>
      answers[seen.dialect].refusal(request.url, response?.status ?? 0, response?.body),
    );
  },

  'PRV-14': (seen) => {
    const probes = seen.exchanges.filter(
      ({ sender, request }) => sender === 'harness' && request.headers['x-conformance-probe'] !== undefined,
    );
    return every(probes, 'no wrong key was tried', ({ response, request }) =>
      response?.status === 401
        ? undefined
        : `a call with ${request.headers['x-conformance-probe']} must be refused with 401, it was answered ${response?.status ?? 'with nothing'}`,
    );
  },

  'PRV-15': ({ notes }) => {
    if (!notes.crossOrigin) return notExercised('no page of another origin asked');
    const { refused, status } = notes.crossOrigin;
    if (refused !== undefined)
      return notMet(
        `a page of the shop's origin must be allowed to call the API (CORS), the browser refused: ${refused}`,
      );
    return status === 200
      ? met()
      : notMet(`the payment methods must be answered with 200, they were with ${status ?? 'nothing'}`);
  },

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
      return parsed.success ? undefined : `the ${name} is not as documented: ${flat(parsed.error)}`;
    });
  },
} satisfies Record<string, Check>;
