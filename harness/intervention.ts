/**
 * Interventions: an exchange answered, changed or lost on purpose on its way, for one test. A scenario uses them as a
 * stimulus (a 409 from the API), a control as a fault (a session that stays requires_source). They are data, so that the
 * same ones work in the tap and in the browser, against any provider.
 */
import type { Sender } from './exchange.ts';
import { removeAt, setAt, valueAt } from './json-path.ts';

export interface Patch {
  /** Dotted path in the JSON body; a number is an index. `from` copies another path of the same body. */
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string;
  readonly remove?: true;
}

export interface Intervention {
  readonly id: string;
  readonly match: {
    readonly method: string;
    /** Regular expression on the path below the API's base, query excluded. */
    readonly path: string;
    readonly senders?: readonly Sender[];
    /** Only answers of this status are changed. */
    readonly status?: number;
    /** Only requests with this value at a dotted path of their body. */
    readonly where?: { readonly path: string; readonly value: unknown };
  };
  /** How often at most; absent: always. */
  readonly times?: number;
  /** Answered so, without asking the provider. */
  readonly respond?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Changes to the provider's answer. */
  readonly status?: number;
  readonly patch?: readonly Patch[];
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The answer waits until the shop has got an event of this type about the same test, five seconds at most. */
  readonly untilEvent?: string;
  /** The connection is cut: before the provider is asked, or after it answered. */
  readonly drop?: 'before' | 'after';
}

export interface Applied {
  readonly id: string;
  readonly applied: number;
}

/** The interventions of one test, counting how often each was applied. */
export class Interventions {
  readonly #all: { readonly intervention: Intervention; applied: number }[] = [];

  add(intervention: Intervention): void {
    this.#all.push({ intervention, applied: 0 });
  }

  /** The first that fits the request; it may still wait for an answer of a certain status (`applies`). */
  find(request: { method: string; path: string; sender: Sender; body?: unknown }): Intervention | undefined {
    return this.#all.find(({ intervention: { match, times }, applied }) => {
      const spent = times !== undefined && applied >= times;
      const sent = !match.senders || match.senders.includes(request.sender);
      const fits = !match.where || valueAt(request.body, match.where.path) === match.where.value;
      return (
        !spent && sent && fits && match.method === request.method && new RegExp(match.path).test(request.path)
      );
    })?.intervention;
  }

  count(intervention: Intervention): void {
    for (const entry of this.#all) if (entry.intervention === intervention) entry.applied += 1;
  }

  applied(): Applied[] {
    return this.#all.map(({ intervention, applied }) => ({ id: intervention.id, applied }));
  }
}

/** The server failed, or has had enough: that says nothing about anybody else. */
export function isOutage(status: number): boolean {
  return status >= 500 || status === 429;
}

/**
 * Whether an intervention concerns an answer of this status. A real outage stays as it is, so that it is
 * not taken for an effect of the intervention.
 */
export function concerns({ match }: Intervention, status: number): boolean {
  return match.status === undefined ? !isOutage(status) : match.status === status;
}

/** Whether an intervention changes an answer of this status. */
export function changes(intervention: Intervention, status: number): boolean {
  return (
    concerns(intervention, status) &&
    (intervention.patch !== undefined ||
      intervention.headers !== undefined ||
      intervention.status !== undefined)
  );
}

/** The JSON body with the patches applied; a path that does not exist is made, except for `remove`. */
export function patched(body: unknown, patches: readonly Patch[]): unknown {
  const copy: unknown = structuredClone(body);
  for (const { path, value, from, remove } of patches) {
    if (remove) removeAt(copy, path);
    else setAt(copy, path, from === undefined ? value : valueAt(body, from));
  }
  return copy;
}
