/**
 * Every statement of the two founding documents, in our words, under its heading, and the rules, scenarios and
 * method entries that cover it, or the reason why none does. `missing`: the statement should be judged, but is
 * not judged yet.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Dialect } from './method.ts';

const Statement = z.strictObject({
  heading: z.string(),
  text: z.string(),
  rules: z.array(z.string()).exactOptional(),
  scenarios: z.array(z.string()).exactOptional(),
  methods: z.array(z.string()).exactOptional(),
  /** Why no rule, scenario or method covers it. */
  reason: z.string().exactOptional(),
  missing: z.string().exactOptional(),
});
export type Statement = z.infer<typeof Statement>;

/** The statements of the founding document of a dialect, in the order of the document. */
export function statementsOf(dialect: Dialect): readonly Statement[] {
  const file = join(import.meta.dirname, 'statements', `${dialect}.json`);
  return z.array(Statement).parse(JSON.parse(readFileSync(file, 'utf8')));
}
