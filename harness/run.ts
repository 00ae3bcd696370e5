/**
 * The data of one run. The spec (`RunSpec`) is made once from the settings, in the main process, before
 * anything starts; the context (`RunContext`) adds the started servers and the browser. Other processes get
 * both through the environment; neither is ever written to a file.
 */
import { request } from 'node:http';
import { type Abilities, offered, type ShopAbility } from '../contract/abilities.ts';
import type { Dialect } from '../contract/method.ts';
import type { CertifyingProject } from './certifying-project.ts';
import { isLoopback } from './settings-schema.ts';

export interface Targets {
  readonly shopUrl: string;
  /** The provider's API as the tap offers it, for the harness's own calls. */
  readonly tapUrl: string;
  /** The provider's API as a browser reaches it. */
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** The shopper that all tests share, if the settings name one. */
  readonly shopperToken?: string;
  /** The embedded provider's control endpoint; absent in a sandbox. */
  readonly controlUrl?: string;
}

/** The certificate of the run's own servers; it makes no other server trusted. */
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

/** The name of a shop. */
export interface NamedShop {
  readonly name: string;
  readonly version: string;
}

/** What is known of a run before anything is started. */
export interface RunSpec {
  readonly id: string;
  /** Authorizes the harness at the control endpoints of tap, fixture shop and embedded provider; also the key of the masking. */
  readonly runKey: string;
  readonly startedAt: string;
  readonly provider: 'embedded' | 'sandbox';
  readonly shop: 'fixture' | 'custom';
  readonly shopAdapter?: string;
  /** The shop's name from its adapter; absent if the adapter states none. */
  readonly namedShop?: NamedShop;
  readonly shopAbilities: readonly ShopAbility[];
  readonly dialect: Dialect;
  readonly apiVersion: string;
  /**
   * Maximum requests per second to the provider, for all processes together (for a shard: its share); absent:
   * no limit.
   */
  readonly rateLimit?: number;
  /** Multiplies every bounded wait. */
  readonly timeoutFactor: number;
  readonly inferred: 'report' | 'judge';
  readonly webhooks: boolean;
  /** Host on which the servers of the run listen. */
  readonly host: string;
  /** Whether rules about TLS apply to the shop, because the shop uses TLS or runs on another machine. */
  readonly requiresTls: boolean;
  /** Whether the fixture servers use TLS, with a certificate that is made for the run. */
  readonly ownTls: boolean;
  readonly methods: readonly string[];
  /** Selections that make the run partial, in the user's words, e.g. `--methods konbini`. */
  readonly partial: readonly string[];
  readonly rules?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly strict: boolean;
  /**
   * The screen on which the run judges (desktop or phone), unless Playwright's `--project` selects another one.
   */
  readonly project: CertifyingProject;
  /** The shard that this run plays, in Playwright's notation: `2/4`. */
  readonly shard?: string;
  /** Addresses of shop and API, if the settings contain them. */
  readonly addresses: readonly string[];
  readonly browserName: 'chromium' | 'firefox' | 'webkit';
  /** certification.json of the run to compare with; absent: the last full run of the same kind, if there is one. */
  readonly compare?: string;
  /** Whether only new failures fail the run. */
  readonly gate?: 'regressions';
  /** Whether Playwright's traces are written. */
  readonly trace: boolean;
  /** Folder of the reports, absolute. */
  readonly out: string;
  /** Maximum number of parallel workers. */
  readonly workers: number;
  readonly harnessVersion: string;
  /** The commit, if the harness runs from a git checkout. */
  readonly harnessCommit?: string;
  /** Keys of scenarios that a run of the same code has passed: controls do not play them again without a fault. */
  readonly passed?: readonly string[];
  readonly keys: RunKeys;
}

/** Test keys; those of the embedded provider are made for the run. */
export interface RunKeys {
  readonly publicKey: string;
  readonly secretKey: string;
  /** The shopper that all tests share, if the settings name one. */
  readonly shopperToken?: string;
  /** Credentials in the address at which webhooks reach the shop. */
  readonly webhookPassword?: string;
  /** Tokens that the checks before the run were given. */
  readonly issuedTokens?: readonly string[];
}

/** The reason why `--headed` and `--debug` cannot show a window. */
export const NO_WINDOW =
  'this machine cannot show a browser window (there is no screen, or only a headless browser)';

/** The browser of a run, found on this machine. */
export interface RunBrowser {
  readonly path: string;
  readonly version: string;
  /**
   * Whether Chromium runs in its sandbox. Only root cannot use the sandbox, because Chromium refuses this.
   */
  readonly sandbox: boolean;
  /** Command line arguments; those of Chromium are for Chromium only. */
  readonly args: readonly string[];
  /** A browser that can show a window; absent without such a browser or without a screen. */
  readonly headedPath?: string;
}

export interface RunContext extends RunSpec {
  readonly browser: RunBrowser;
  readonly tls?: RunTrust;
  readonly targets: Targets;
}

/** Whether a shop at this address must use TLS: not if the shop runs on this machine. */
export function requiresTls(shopUrl: string): boolean {
  return new URL(shopUrl).protocol === 'https:' || !isLoopback(shopUrl);
}

export function abilitiesOf({
  provider,
  webhooks,
  requiresTls: tls,
  shopAbilities,
}: RunAbilities): Abilities {
  // abilities that are not documented, so only the embedded provider has them
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

export function runsEnvironment(runs: Runs): Record<string, string> {
  return { [RUNS]: JSON.stringify(runs) };
}

/** Socket of the main process at which workers request the servers. */
export function launcherEnvironment(socket: string): Record<string, string> {
  return { [LAUNCHER]: socket };
}

/** Whether the command that started this process starts the servers. */
export function hasLauncher(): boolean {
  return process.env[LAUNCHER] !== undefined;
}

/** The environment for a program that does not belong to this run. */
export function withoutLauncher(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { [LAUNCHER]: _socket, ...others } = environment;
  return others;
}

/** The runs of this process; undefined until a configuration makes them. */
export function runsHere(): Runs | undefined {
  const text = process.env[RUNS];
  return text === undefined ? undefined : (JSON.parse(text) as Runs);
}

/** @throws Error outside of Playwright: its configuration makes the runs */
export function runSpec(kind: RunKind): RunSpec {
  const runs = runsHere();
  if (!runs) throw new Error('This process has no run yet. Load playwright.config.ts first.');
  return runs[kind];
}

/**
 * The run with its servers, which start when the first worker requests them.
 * @throws Error with the launcher's message if they do not start
 */
export async function startedRun(kind: RunKind): Promise<RunContext> {
  const run = runSpec(kind);
  if (isStarted(run)) return run;
  const socket = process.env[LAUNCHER];
  if (socket === undefined)
    throw new Error('The servers cannot be started in this process, because globalSetup has not run.');
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

/** The data of a run without its keys, for reports. Playwright passes it on as the configuration's metadata. */
export type DescribedRun = Omit<RunSpec, 'keys' | 'runKey' | 'passed'>;

export function described(run: RunSpec): DescribedRun {
  const { keys: _keys, runKey: _runKey, passed: _passed, ...rest } = run;
  // a started run also has keys, which must not be in the report
  const {
    targets: _targets,
    tls: _tls,
    browser: _browser,
    ...open
  } = rest as Partial<RunContext> & DescribedRun;
  return open;
}
