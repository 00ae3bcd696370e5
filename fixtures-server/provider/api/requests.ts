/** Small readers of a request. */
import type { Request } from 'express';
import { NotFound } from '../errors.ts';
import type { BoundedMap } from '../../bounded-map.ts';

/** A parameter of the path. */
export function pathParameter(request: Request, name = 'id'): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/** A query parameter; the first value if it is repeated. */
export function queryParameter(request: Request, name: string): string | undefined {
  const value: unknown = request.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** All values of a list parameter, repeated or separated by commas. */
export function queryList(request: Request, name: string): string[] {
  const value: unknown = request.query[name];
  return [value]
    .flat()
    .flatMap((item) => (typeof item === 'string' ? item.split(',') : []))
    .map((item) => item.trim())
    .filter(Boolean);
}

/** The test a request belongs to, in its documented header. */
export function tokenOf(request: Request): string {
  return (request.get('upstream-session-id') ?? '').slice(0, 200);
}

/** @throws NotFound naming the resource, e.g. `checkoutId` */
export function found<T>(map: BoundedMap<string, T>, id: string, resource: string): T {
  const record = map.get(id);
  if (!record) throw new NotFound(`${resource}Id`, `There is no ${resource} ${JSON.stringify(id)}.`);
  return record;
}
