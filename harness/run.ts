/** What one run is about: made once by the command, handed to its processes in one variable, never written to a file. */
import { type Abilities, offered, type ShopAbility } from '../contract/abilities.ts';
import type { Dialect } from '../contract/method.ts';
import { isLoopback } from './settings.ts';

export interface Targets {
  readonly shopUrl: string;
  /** The provider's API as the tap offers it, for the harness's own calls. */
  readonly tapUrl: string;
  /** The provider's API as a browser reaches it. */
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** The one shopper of every test, where the settings name one. */
  readonly shopperToken?: string;
  /** The embedded provider's control endpoint; absent in a sandbox. */
  readonly controlUrl?: string;
}

/** How the run's own servers are trusted, and nobody else. */
export interface RunTrust {
  readonly file: string;
  readonly spki: string;
}

export interface RunContext {
  readonly id: string;
  /** Authorizes the harness at the control endpoints of tap, fixture shop and embedded provider; keys the masking. */
  readonly runKey: string;
  readonly startedAt: string;
  readonly provider: 'embedded' | 'sandbox';
  readonly shop: 'fixture' | 'custom';
  readonly shopAdapter?: string;
  readonly shopAbilities: readonly ShopAbility[];
  readonly dialect: Dialect;
  readonly apiVersion: string;
  /** Requests a second that the provider is asked at most, by all together; absent: as many as it takes. */
  readonly rateLimit?: number;
  /** How many times longer than usual whatever is bounded may take. */
  readonly timeoutFactor: number;
  readonly inferred: 'report' | 'judge';
  readonly webhooks: boolean;
  readonly methods: readonly string[];
  /** Selections that make the run partial, in the user's words, e.g. `--methods konbini`. */
  readonly partial: readonly string[];
  readonly rules?: readonly string[];
  readonly strict: boolean;
  /** Playwright's traces are written. */
  readonly trace: boolean;
  /** Folder of the reports, absolute. */
  readonly out: string;
  readonly browser: { readonly path: string; readonly version: string; readonly sandbox: boolean };
  /** The fixture servers are served over TLS, with this certificate. */
  readonly tls?: RunTrust;
  readonly harnessVersion: string;
  readonly targets: Targets;
}

/** Whether a shop at this address has to be served over TLS: on this machine alone nobody has to. */
export function requiresTls(shopUrl: string): boolean {
  return new URL(shopUrl).protocol === 'https:' || !isLoopback(shopUrl);
}

/** What the run's targets let us do beyond paying. */
interface Target {
  readonly embedded: boolean;
  readonly webhooks: boolean;
  readonly tls: boolean;
  readonly shopAbilities: readonly ShopAbility[];
}

export function abilitiesFor({ embedded, webhooks, tls, shopAbilities }: Target): Abilities {
  // what no document promises, the embedded provider alone has
  const own = { control: embedded, strict: embedded, sheet: embedded };
  return { ...own, webhooks, tls, ...offered(shopAbilities) };
}

export function abilitiesOf({ provider, targets, ...rest }: RunContext): Abilities {
  return abilitiesFor({ ...rest, embedded: provider === 'embedded', tls: requiresTls(targets.shopUrl) });
}

const VARIABLE = 'CONFORMANCE_RUN';

export function runEnvironment(run: RunContext): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(run) };
}

/** @throws Error when no command of the harness made this process. */
export function currentRun(): RunContext {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('no run is under way: use npm run certify, npm run controls or npm test');
  return JSON.parse(text) as RunContext;
}
