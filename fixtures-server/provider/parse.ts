/** Validates requests: ignores unknown members, checks the types of known ones. */
import type { z } from 'zod';
import { valueAt } from '../../harness/json-path.ts';
import { BadRequest, type ErrorItem } from './errors.ts';

/**
 * @param at path of the value in the request, for parameter names, e.g. `creditCard`
 * @throws BadRequest naming every parameter that is missing or of the wrong type
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown, at = ''): z.output<S> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue): ErrorItem => {
    const parameter = [at, ...issue.path].filter((step) => step !== '').join('.');
    const missing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
    return {
      code: missing ? 'missing_parameter' : 'invalid_parameter',
      ...(parameter ? { parameter } : {}),
      message: missing ? `The parameter ${parameter} is missing.` : `${parameter}: ${issue.message}.`,
    };
  });
  throw new BadRequest(...errors);
}
