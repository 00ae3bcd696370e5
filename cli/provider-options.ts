/** Options of `npm run provider`: rate limit, share of failing requests, and strictness. */
import { z } from 'zod';
import type { ProviderLimits } from '../harness/server-protocol.ts';
import { UsageError } from '../harness/settings.ts';
import { parseOptions } from '../harness/parse-options.ts';

const number = (form: RegExp, what: string) => z.string().regex(form, what).transform(Number).optional();
const Given = z.object({
  'rate-limit': number(/^[1-9]\d*$/, 'must be the number of requests per second, 1 or more'),
  failures: number(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'must be a share between 0 and 1, such as 0.05'),
  seed: number(/^\d{1,9}$/, 'must be a whole number of at most nine digits'),
  strict: z.boolean(),
});
const KNOWN = {
  'rate-limit': { type: 'string' },
  failures: { type: 'string' },
  seed: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const;

export interface ProviderOptions {
  readonly limits: ProviderLimits;
  /** Refuses payloads that are not migrated. */
  readonly strict: boolean;
}

/** @throws UsageError one line naming the option and what it may be */
export function readProviderOptions(words: readonly string[]): ProviderOptions {
  const { values } = parseOptions({ args: [...words], options: KNOWN });
  const given = Given.safeParse(values);
  if (!given.success) {
    const [issue] = given.error.issues;
    throw new UsageError(`--${String(issue?.path[0])} ${issue?.message ?? 'is malformed'}.`);
  }
  const { 'rate-limit': rateLimit, failures, seed, strict } = given.data;
  const limits = {
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(failures === undefined ? {} : { failures }),
    ...(seed === undefined ? {} : { seed }),
  };
  return { limits, strict };
}
