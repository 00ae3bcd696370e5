/** Lists: filters by members and times, newest first, in pages. */
import type { Request } from 'express';
import { z } from 'zod';
import { parse } from '../parse.ts';
import { queryList } from './requests.ts';

const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  startingAfter: z.string().optional(),
  endingBefore: z.string().optional(),
});

type View = Readonly<Record<string, unknown>>;

export interface ListOptions {
  /** Query parameters that must equal the member of the same name. */
  readonly members: readonly string[];
  /** Query parameters that list the values a member may have: parameter → member. */
  readonly lists: Readonly<Record<string, string>>;
  /** Members that contain a time, filtered by `name[gte]` and other comparisons. */
  readonly times: readonly string[];
}

const COMPARISONS: Readonly<Record<string, (seen: number, given: number) => boolean>> = {
  gt: (seen, given) => seen > given,
  gte: (seen, given) => seen >= given,
  lt: (seen, given) => seen < given,
  lte: (seen, given) => seen <= given,
};

/** @param views oldest first */
export function listPage(
  request: Request,
  views: readonly View[],
  options: ListOptions,
): { hasMore: boolean; data: View[] } {
  const { limit, startingAfter, endingBefore } = parse(Page, request.query);
  const all = views.filter((view) => fits(request, view, options)).reverse();
  const indexOf = (id: string): number => all.findIndex((view) => view.id === id);
  if (endingBefore !== undefined) {
    const before = all.slice(0, Math.max(0, indexOf(endingBefore)));
    return { hasMore: before.length > limit, data: before.slice(-limit) };
  }
  const after = startingAfter === undefined ? all : all.slice(indexOf(startingAfter) + 1);
  return { hasMore: after.length > limit, data: after.slice(0, limit) };
}

function fits(request: Request, view: View, { members, lists, times }: ListOptions): boolean {
  const byMember = [...Object.entries(lists), ...members.map((name) => [name, name] as const)];
  return (
    byMember.every(([parameter, member]) => {
      const wanted = queryList(request, parameter);
      return wanted.length === 0 || wanted.includes(String(view[member]));
    }) && times.every((member) => fitsTime(request, member, view[member]))
  );
}

function fitsTime(request: Request, member: string, seen: unknown): boolean {
  return Object.entries(COMPARISONS).every(([name, compare]) => {
    const [given] = queryList(request, `${member}[${name}]`);
    return given === undefined || compare(Date.parse(String(seen)), Date.parse(given));
  });
}
