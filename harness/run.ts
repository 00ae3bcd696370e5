/**
 * What one run is about. A plan (`RunSpec`) is made from the settings before anything starts, once, in the main process;
 * a context (`RunContext`) is the plan with the servers and the browser that were started for it. Both are handed to the
 * other processes in the environment and never written to a file.
 */
import { request } from 'node:http';
import { type Abilities, offered, type ShopAbility } from '../contract/abilities.ts';
import type { Dialect } from '../contract/method.ts';
import type { CertifyingProject } from './certifying-project.ts';
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

/** The certificate of the run's own servers; no other server is trusted by it. */
export interface RunTrust {
  /** PEM file with the certificate. */
  readonly file: string;
  /** SHA-256 of its public key, base64. */
  readonly spki: string;
}

/**
 * `certification` judges the shop and the provider of the settings; `own` tests the harness itself with the reference
 * shop and the embedded provider.
 */
export type RunKind = 'certification' | 'own';

/** A shop as its owners call it. */
export interface NamedShop {
  readonly name: string;
  readonly version: string;
}

/** What is known of a run before anything is started. */
export interface RunSpec {
  readonly id: string;
  /** Authorizes the harness at the control endpoints of tap, fixture shop and embedded provider; keys the masking. */
  readonly runKey: string;
  readonly startedAt: string;
  readonly provider: 'embedded' | 'sandbox';
  readonly shop: 'fixture' | 'custom';
  readonly shopAdapter?: string;
  /** The shop as its adapter names it; absent where it does not. */
  readonly namedShop?: NamedShop;
  readonly shopAbilities: readonly ShopAbility[];
  readonly dialect: Dialect;
  readonly apiVersion: string;
  /** Requests a second to the provider, shared by all processes; of a shard its share; absent: no limit. */
  readonly rateLimit?: number;
  /** Multiplies every bounded wait. */
  readonly timeoutFactor: number;
  readonly inferred: 'report' | 'judge';
  readonly webhooks: boolean;
  /** Where the servers of the run listen. */
  readonly host: string;
  /** Rules about TLS bind the shop: it is served over TLS, or on another machine. */
  readonly requiresTls: boolean;
  /** The fixture servers are served over TLS, with a certificate of the run's own. */
  readonly ownTls: boolean;
  readonly methods: readonly string[];
  /** Selections that make the run partial, in the user's words, e.g. `--methods konbini`. */
  readonly partial: readonly string[];
  readonly rules?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly strict: boolean;
  /** The project of Playwright that judges: on a desktop's screen or on a phone's. */
  readonly project: CertifyingProject;
  /** The part of the plan that this run plays, as Playwright writes it: `2/4`. */
  readonly shard?: string;
  /** Of shop and API, where the settings name them. */
  readonly addresses: readonly string[];
  readonly browserName: 'chromium' | 'firefox' | 'webkit';
  /** certification.json of the run that this one is compared with; absent: there is none. */
  readonly compare?: string;
  /** Only new failures fail the run. */
  readonly gate?: 'regressions';
  /** Playwright's traces are written. */
  readonly trace: boolean;
  /** Folder of the reports, absolute. */
  readonly out: string;
  /** Workers that run at the same time at most. */
  readonly workers: number;
  readonly harnessVersion: string;
  /** Of a checkout of the harness. */
  readonly harnessCommit?: string;
  readonly keys: RunKeys;
}

/** Test keys; those of the embedded provider are made for the run. */
export interface RunKeys {
  readonly publicKey: string;
  readonly secretKey: string;
  /** The one shopper of every test, where the settings name one. */
  readonly shopperToken?: string;
  /** Of the address at which webhooks reach the shop. */
  readonly webhookPassword?: string;
}

/** The browser of a run, found on this machine. */
export interface RunBrowser {
  readonly path: string;
  readonly version: string;
  /** Chromium keeps its sandbox; only root must do without, because Chromium refuses it to root. */
  readonly sandbox: boolean;
  /** Command line arguments; those of Chromium are for Chromium only. */
  readonly args: readonly string[];
  /** A browser that can show a window; absent where there is none, or no screen. */
  readonly headedPath?: string;
}

export interface RunContext extends RunSpec {
  readonly browser: RunBrowser;
  readonly tls?: RunTrust;
  readonly targets: Targets;
}

/** Whether a shop at this address has to be served over TLS: a shop on this machine need not be. */
export function requiresTls(shopUrl: string): boolean {
  return new URL(shopUrl).protocol === 'https:' || !isLoopback(shopUrl);
}

export function abilitiesOf({
  provider,
  webhooks,
  requiresTls: tls,
  shopAbilities,
}: RunAbilities): Abilities {
  // what no document promises, the embedded provider alone has
  const embedded = provider === 'embedded';
  return {
    control: embedded,
    strict: embedded,
    sheet: embedded,
    webhooks,
    tls,
    ...offered(shopAbilities),
  };
}

type RunAbilities = Pick<RunSpec, 'provider' | 'webhooks' | 'requiresTls' | 'shopAbilities'>;

export type Runs = Readonly<Record<RunKind, RunSpec | RunContext>>;

const RUNS = 'CONFORMANCE_RUNS';
const LAUNCHER = 'CONFORMANCE_LAUNCHER';
const TRACE = 'CONFORMANCE_TRACE';

export function runsEnvironment(runs: Runs): Record<string, string> {
  return { [RUNS]: JSON.stringify(runs) };
}

/** Where workers ask for the servers: a socket of the main process. */
export function launcherEnvironment(socket: string): Record<string, string> {
  return { [LAUNCHER]: socket };
}

/** The `--trace` of Playwright's command line, which workers do not see. */
export function traceEnvironment(words: readonly string[]): Record<string, string> {
  const at = words.findIndex((word) => /^--trace(=|$)/.test(word));
  if (at < 0) return {};
  return { [TRACE]: words[at]?.split('=')[1] ?? words[at + 1] ?? '' };
}

/** The mode of traces that Playwright's command line asks for. */
export function traceAsked(): string | undefined {
  return process.env[TRACE];
}

/** The runs of this process; undefined where no configuration has made them yet. */
export function runsHere(): Runs | undefined {
  const text = process.env[RUNS];
  return text === undefined ? undefined : (JSON.parse(text) as Runs);
}

/** @throws Error outside of Playwright: its configuration makes the runs */
export function runSpec(kind: RunKind): RunSpec {
  const runs = runsHere();
  if (!runs) throw new Error('There is no run in this process: load playwright.config.ts first.');
  return runs[kind];
}

/**
 * The run with its servers, which are started when the first worker asks for them.
 * @throws Error with the launcher's message where they do not start
 */
export async function startedRun(kind: RunKind): Promise<RunContext> {
  const run = runSpec(kind);
  if (isStarted(run)) return run;
  const socket = process.env[LAUNCHER];
  if (socket === undefined) throw new Error('Nothing starts the servers here: globalSetup has not run.');
  const { status, body } = await ask(socket, `/${kind}`);
  if (status !== 200) throw new Error(body);
  return JSON.parse(body) as RunContext;
}

export function isStarted(run: RunSpec | RunContext): run is RunContext {
  return 'targets' in run;
}

function ask(socketPath: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, method: 'POST' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** What a report may say of a run: everything but its keys. Playwright carries it as the configuration's metadata. */
export type DescribedRun = Omit<RunSpec, 'keys' | 'runKey'>;

export function described(run: RunSpec): DescribedRun {
  const { keys: _keys, runKey: _runKey, ...rest } = run;
  // a started run also has keys, which stay out of the report
  const {
    targets: _targets,
    tls: _tls,
    browser: _browser,
    ...open
  } = rest as Partial<RunContext> & DescribedRun;
  return open;
}
