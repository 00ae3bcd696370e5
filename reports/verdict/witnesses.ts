/** What evidence rests on, by test: exchanges, calls to the SDK, navigations and what a screen held. */
import type { Evidence } from '../../contract/evidence.ts';
import type { Exchange, Navigation, SdkCall } from '../../harness/exchange.ts';

export type Witness =
  | { readonly kind: 'exchange'; readonly id: string; readonly exchange: Exchange }
  | { readonly kind: 'call'; readonly id: string; readonly call: SdkCall }
  | { readonly kind: 'navigation'; readonly id: string; readonly navigation: Navigation }
  | { readonly kind: 'other'; readonly id: string; readonly value: unknown };

type Cell = Pick<Evidence, 'method' | 'integration' | 'scenario'>;

export class Witnesses {
  readonly #byTest = new Map<string, Map<string, Witness>>();

  /** Keeps those of a test's recordings that its evidence refers to. Ids are unique within a test only. */
  add(cell: Cell, recorded: readonly unknown[], evidence: readonly Pick<Evidence, 'exchanges'>[]): void {
    const wanted = new Set(evidence.flatMap(({ exchanges }) => exchanges));
    const own = this.#byTest.get(keyOf(cell)) ?? new Map<string, Witness>();
    for (const value of recorded) {
      const witness = witnessOf(value);
      if (witness && wanted.has(witness.id)) own.set(witness.id, witness);
    }
    this.#byTest.set(keyOf(cell), own);
  }

  of(evidence: Cell & Pick<Evidence, 'exchanges'>): Witness[] {
    const own = this.#byTest.get(keyOf(evidence));
    return evidence.exchanges.map((id) => own?.get(id) ?? { kind: 'other', id, value: undefined });
  }
}

function keyOf({ method, integration, scenario }: Cell): string {
  return `${method} ${integration} ${scenario}`;
}

function witnessOf(value: unknown): Witness | undefined {
  if (value === null || typeof value !== 'object' || !('id' in value) || typeof value.id !== 'string')
    return undefined;
  const { id } = value;
  if ('request' in value) return { kind: 'exchange', id, exchange: value as unknown as Exchange };
  if ('args' in value) return { kind: 'call', id, call: value as unknown as SdkCall };
  if ('url' in value && !('screen' in value))
    return { kind: 'navigation', id, navigation: value as unknown as Navigation };
  return { kind: 'other', id, value };
}

/** A few words that tell what it was, e.g. `POST /orders 201`. */
export function labelOf(witness: Witness): string {
  switch (witness.kind) {
    case 'exchange': {
      const { request, response, error } = witness.exchange;
      return `${request.method} ${pathOf(request.url)} ${response?.status ?? error ?? 'no answer'}`;
    }
    case 'call':
      return `${witness.call.method}()`;
    case 'navigation':
      return `to ${pathOf(witness.navigation.url)}`;
    case 'other':
      return witness.id;
    default:
      return witness satisfies never;
  }
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/, '').split(/[?#]/)[0] || '/';
}
