/** Makes the masked record of a request and its answer, and keeps it with its test. */
import { randomUUID } from 'node:crypto';
import type { Exchange, Sender } from '../../harness/exchange.ts';
import { json, now } from './answers.ts';
import type { Answer } from './forward.ts';
import type { TestLog } from './log.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly startedAt: number;
}

export function record(
  test: TestLog,
  seen: Seen,
  sender: Sender,
  rest: Partial<Exchange> & { answer?: Answer },
): Exchange {
  const { answer, ...known } = rest;
  const { masker } = test;
  const request = json(seen.body) ?? (seen.body.length ? seen.body.toString() : undefined);
  const response = answer && (json(answer.body) ?? (answer.body.length ? answer.body.toString() : undefined));
  masker.learn(request);
  masker.learn(response);
  const exchange: Exchange = {
    id: `x-${randomUUID().slice(0, 13)}`,
    sender,
    startedAt: seen.startedAt,
    finishedAt: now(),
    request: {
      method: seen.method,
      url: masker.text(seen.url.href),
      headers: masker.json(seen.headers),
      ...(request === undefined ? {} : { body: masker.json(request) }),
    },
    ...(answer
      ? {
          response: {
            status: answer.status,
            headers: masker.json(answer.headers),
            ...(response === undefined ? {} : { body: masker.json(response) }),
          },
        }
      : {}),
    ...known,
  };
  test.exchanges.push(exchange);
  return exchange;
}
