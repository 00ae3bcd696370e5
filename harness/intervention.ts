/**
 * An intervention lets the tap or the browser answer, change or drop an exchange on purpose, for one test. A
 * scenario uses interventions as a stimulus (e.g. the API answers 409), a control uses them as a fault (e.g. a
 * session stays requires_source). Interventions are data, so the same ones work in the tap and in the browser,
 * with any provider.
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
    /** Only requests whose body has this value at a dotted path. */
    readonly where?: { readonly path: string; readonly value: unknown };
  };
  /** How often the intervention is applied at most; absent: unlimited. */
  readonly times?: number;
  /** The answer, without a call to the provider. */
  readonly respond?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Changes to the provider's answer. */
  readonly status?: number;
  readonly patch?: readonly Patch[];
  readonly headers?: Readonly<Record<string, string | null>>;
  /**
   * The answer is delayed until the shop has received an event of this type in the same test, at most five
   * seconds.
   */
  readonly untilEvent?: string;
  /** The connection is closed: before the provider is called, or after its answer. */
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

  /**
   * The first intervention that matches the request; whether it is applied may also depend on the status of the
   * answer (`applies`).
   */
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

/** Whether the status is 5xx or 429: an outage of the server, for which no other subject is blamed. */
export function isOutage(status: number): boolean {
  return status >= 500 || status === 429;
}

/**
 * Whether an intervention applies to an answer of this status. It does not change a real outage, which would otherwise look like an
 * effect of the intervention.
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

/** Applies patches to a JSON body; missing paths are created, except for `remove`. */
export function patched(body: unknown, patches: readonly Patch[]): unknown {
  const copy: unknown = structuredClone(body);
  for (const { path, value, from, remove } of patches) {
    if (remove) removeAt(copy, path);
    else setAt(copy, path, from === undefined ? value : valueAt(body, from));
  }
  return copy;
}
