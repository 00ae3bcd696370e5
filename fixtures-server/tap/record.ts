/** Makes the masked record of a request and its answer, and keeps it with its test. */
import { randomUUID } from 'node:crypto';
import type { Exchange, Sender } from '../../harness/exchange.ts';
import { LIMITS, storedBody, type StoredBody } from '../../harness/limits.ts';
import { json, now } from './answers.ts';
import type { Answer } from './forward.ts';
import type { TestLog } from './test-log.ts';

export interface TapRequest {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** The body as it was sent, if it was compressed. */
  readonly packed?: Buffer;
  readonly startedAt: number;
}

export function record(
  test: TestLog,
  seen: TapRequest,
  sender: Sender,
  rest: Partial<Exchange> & { answer?: Answer },
): Exchange {
  const { answer, ...known } = rest;
  const { masker } = test;
  const request = kept(test, seen.body);
  const response = answer && kept(test, answer.body);
  // secrets are also collected from bodies that are too long to be stored
  masker.learn(request.truncatedFrom === undefined ? request.body : json(seen.body));
  masker.learn(
    response?.truncatedFrom === undefined ? response?.body : json(answer?.body ?? Buffer.alloc(0)),
  );
  const exchange: Exchange = {
    id: `x-${randomUUID().slice(0, 13)}`,
    sender,
    startedAt: seen.startedAt,
    finishedAt: now(),
    request: {
      method: seen.method,
      url: masker.text(seen.url.href),
      headers: masker.json(seen.headers),
      ...masker.json(request),
    },
    ...(answer
      ? {
          response: {
            status: answer.status,
            headers: masker.json(answer.headers),
            ...masker.json(response ?? {}),
          },
        }
      : {}),
    ...known,
  };
  test.exchanges.push(exchange);
  return exchange;
}

/** The part of a body that a record contains; only its length if the storage limit is reached. */
function kept(test: TestLog, body: Buffer): StoredBody {
  const text = body.toString();
  const length = Math.min(text.length, LIMITS.storedCharacters);
  if (length > Math.min(LIMITS.storedCharactersPerTest - test.kept, test.room.left))
    return { truncatedFrom: text.length };
  test.kept += length;
  test.room.left -= length;
  return storedBody(text);
}
