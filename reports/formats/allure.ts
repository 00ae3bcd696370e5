/** Builds the Allure report with history: index.html, dashboard.html and a table. It needs no Java and loads no analytics. */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programOf } from '../../harness/root.ts';
import type { Certification } from '../verdict/certification.ts';
import { CATEGORIES } from './allure-results.ts';
import { checklistCounts, harnessWords, headline, ruleCounts, scenarioCounts, validity } from './counts.ts';
import { oneLine } from './text.ts';

/** A line for each test: status, duration, error, steps, checklist, method and scenario. */
const TABLE = 'tests.csv';

/** Number of earlier full runs that a report shows. */
const HISTORY = 30;

/** Labels that are hidden, because they are technical and do not concern the payment. */
const NOISE = ['language', 'framework', 'package', 'titlePath', 'host', 'thread', 'parentSuite'];

const STABLE = { threshold: 90, skipStatuses: ['skipped', 'unknown'] };
/** Charts of the dashboard: current state for each method and checklist, and the trend over earlier runs. */
const CHARTS = [
  { type: 'currentStatus', title: 'Tests of this run' },
  { type: 'statusDynamics', title: 'Tests from run to run', limit: 10 },
  { type: 'statusTransitions', title: 'Newly failing and fixed tests', limit: 10 },
  {
    type: 'stabilityDistribution',
    title: 'Methods with stable results in the last runs',
    groupBy: 'feature',
    ...STABLE,
  },
  {
    type: 'stabilityDistribution',
    title: 'Checklists with stable results in the last runs',
    groupBy: 'epic',
    ...STABLE,
  },
  { type: 'durations', title: 'Tests by duration', groupBy: 'none' },
  { type: 'durationDynamics', title: 'Duration by run', limit: 10 },
];

/** The machine of the run; in GitHub Actions with a link. */
export function executor(runId: string, environment: NodeJS.ProcessEnv): object {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_NUMBER } = environment;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID)
    return { name: 'payment-session-conformance', type: 'local', buildName: runId };
  return {
    name: 'GitHub Actions',
    type: 'github',
    buildName: `${runId}, build ${GITHUB_RUN_NUMBER ?? GITHUB_RUN_ID}`,
    buildUrl: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`,
  };
}

export interface AllureHistory {
  /** The history file, with one line for each full run; it may be missing. */
  readonly file: string;
  /** A partial run is compared with the history but not added to it. */
  readonly enters: boolean;
}

/** Writes environment and categories of failures next to the results. */
export function writeAllureFacts(results: string, certification: Certification): void {
  const { run, result, identity, certifiable } = certification;
  const facts = {
    Result: result.title,
    Counts: `${headline(certification)} (${scenarioCounts(certification)})`,
    Rules: ruleCounts(certification),
    Checklist: checklistCounts(certification),
    Run: run.id,
    Shop: [identity.shop.name, identity.shop.version, identity.shop.url].filter(Boolean).join(' '),
    Provider: `${identity.provider.name} ${identity.provider.url}`,
    Dialect: run.dialect,
    'API version': run.apiVersion,
    Browser: run.browser,
    ...(run.screen === undefined ? {} : { Screen: run.screen }),
    Harness: harnessWords(run),
    Plan: run.planDigest.slice(0, 16),
    Scope: run.partial ? `partial: ${run.selection.join(' ')}` : 'complete plan',
    Operator: identity.operator ?? 'not named',
    Reviewer: identity.reviewer ?? 'not named',
    'Valid until': validity(certifiable, identity),
  };
  const lines = Object.entries(facts).map(
    ([name, value]) => `${name.replaceAll(' ', '\\ ')}=${oneLine(value, 300).replaceAll('\\', '/')}`,
  );
  writeFileSync(join(results, 'environment.properties'), `${lines.join('\n')}\n`);
  writeFileSync(join(results, 'categories.json'), JSON.stringify(CATEGORIES, null, 2));
  writeFileSync(join(results, 'executor.json'), JSON.stringify(executor(run.id, process.env), null, 2));
}

/**
 * Builds `index.html`, `dashboard.html` and `tests.csv` in `allure-report` from `allure-results`.
 * @param out folder of the reports
 * @returns the path of index.html
 * @throws Error with Allure's message
 */
export async function buildAllureReport(
  out: string,
  runId: string,
  { file, enters }: AllureHistory,
): Promise<string> {
  const report = join(out, 'allure-report');
  const name = `Payment-session certification ${runId}`;
  // Allure treats paths as patterns and does not follow links, so it gets a copy in a folder without special
  // characters
  const scratch = mkdtempSync(join(tmpdir(), 'allure-'));
  try {
    cpSync(join(out, 'allure-results'), join(scratch, 'results'), { recursive: true });
    const earlier = existsSync(file) ? entries(readFileSync(file, 'utf8')) : [];
    // when a report is built again, its own run must not be in the history
    const past = earlier.filter((entry) => entry.name !== name).slice(-HISTORY);
    const scratchHistory = join(scratch, 'history.jsonl');
    writeFileSync(scratchHistory, past.map(({ line }) => `${line}\n`).join(''));
    writeFileSync(join(scratch, 'allurerc.json'), JSON.stringify(configuration(scratch, name)));
    const words = [
      'generate',
      join(scratch, 'results'),
      '--config',
      join(scratch, 'allurerc.json'),
      '--cwd',
      scratch,
    ];
    await allure(words, scratch);
    rmSync(report, { recursive: true, force: true });
    mkdirSync(report, { recursive: true });
    // Allure's overview page is left out: it would only link to both
    for (const [plugin, page] of [
      ['awesome', 'index.html'],
      ['dashboard', 'dashboard.html'],
    ] as const) {
      const made = readFileSync(join(scratch, 'report', plugin, 'index.html'), 'utf8');
      writeFileSync(join(report, page), withoutAnalytics(made));
    }
    cpSync(join(scratch, TABLE), join(report, TABLE));
    const [own] = entries(readFileSync(scratchHistory, 'utf8')).slice(-1);
    if (enters && own?.name === name && past.length === earlier.length) {
      mkdirSync(dirname(file), { recursive: true });
      // one write at the end: another run may write at the same moment
      appendFileSync(file, `${own.line}\n`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return join(report, 'index.html');
}

interface HistoryEntry {
  readonly name: unknown;
  readonly line: string;
}

/**
 * Removes invalid lines (after a killed run or a merge conflict), because one invalid line would break every
 * later report.
 */
export function entries(history: string): HistoryEntry[] {
  return history.split('\n').flatMap((line): HistoryEntry[] => {
    try {
      const entry: unknown = JSON.parse(line);
      return entry !== null && typeof entry === 'object' && 'uuid' in entry && 'testResults' in entry
        ? [{ name: 'name' in entry ? entry.name : undefined, line }]
        : [];
    } catch {
      return [];
    }
  });
}

function configuration(scratch: string, name: string): object {
  const page = { singleFile: true, reportLanguage: 'en' };
  return {
    name,
    output: join(scratch, 'report'),
    historyPath: join(scratch, 'history.jsonl'),
    historyLimit: HISTORY + 1,
    categories: CATEGORIES,
    hideLabels: NOISE,
    plugins: {
      awesome: {
        options: { ...page, groupBy: ['epic', 'feature', 'story'], charts: CHARTS },
      },
      dashboard: { options: { ...page, layout: CHARTS } },
      // an absolute path: otherwise Allure writes it into the report's folder
      csv: { options: { fileName: join(scratch, TABLE) } },
    },
  };
}

function allure(words: readonly string[], cwd: string): Promise<void> {
  const cli = programOf('allure', 'cli.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`Allure ended with ${code ?? 'a signal'} and no report:\n${said.trim()}`)),
    );
  });
}

/** The saved report must not send requests when it is opened. */
export function withoutAnalytics(page: string): string {
  return page
    .replaceAll(/<script\b[^>]*\bsrc="https?:\/\/www\.googletagmanager\.com[^"]*"[^>]*>\s*<\/script>/g, '')
    .replaceAll(/<script>\s*window\.dataLayer[\s\S]*?<\/script>/g, '');
}
