import type { Wire } from '../../contract/method.ts';
import { setAt, valueAt } from '../../harness/json-path.ts';

/** A copy of a payload whose return and cancel URLs, if it has them, lead to an address. */
export function returningTo(
  { returnUrl, cancelUrl }: Wire,
  payload: Readonly<Record<string, unknown>>,
  address: string,
): Record<string, unknown> {
  const copy = structuredClone(payload);
  for (const path of [returnUrl, cancelUrl])
    if (path !== null && valueAt(copy, path) !== undefined) setAt(copy, path, address);
  return copy;
}
