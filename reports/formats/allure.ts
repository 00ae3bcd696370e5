/** The Allure report: one file, without Java, without the analytics it would load, with a history from run to run. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../harness/root.ts';
import type { Run } from '../verdict/certification.ts';

/** First match wins. `messageRegex` is matched against the whole message, line breaks included. */
const CATEGORIES = [
  {
    name: 'Environment: the target was out of reach or in trouble',
    messageRegex:
      '[\\s\\S]*(?:EnvironmentError|out of reach|net::ERR_|(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT)|was answered (?:429|5\\d\\d))[\\s\\S]*',
  },
  { name: 'Defect: a rule is not met', messageRegex: '[\\s\\S]*Received: +"notMet"[\\s\\S]*' },
  {
    name: 'Not exercised: no occasion to judge arose',
    messageRegex: '[\\s\\S]*Received: +"notExercised"[\\s\\S]*',
  },
  { name: 'Harness: an error of our own', messageRegex: '[\\s\\S]*' },
].map((category) => ({ ...category, matchedStatuses: ['failed', 'broken'] }));

/** Beside the results: what Allure shows of the run, and how it sorts failures. */
export function writeAllureFacts(
  results: string,
  run: Pick<
    Run,
    'id' | 'provider' | 'shop' | 'dialect' | 'apiVersion' | 'browser' | 'harnessVersion' | 'partial'
  >,
): void {
  const facts = {
    Run: run.id,
    Shop: run.shop,
    Provider: run.provider,
    Dialect: run.dialect,
    'API version': run.apiVersion,
    Browser: run.browser,
    Harness: run.harnessVersion,
    Scope: run.partial ? 'a selection' : 'the whole plan',
  };
  const lines = Object.entries(facts).map(([name, value]) => `${name.replaceAll(' ', '\\ ')}=${value}`);
  writeFileSync(join(results, 'environment.properties'), `${lines.join('\n')}\n`);
  writeFileSync(join(results, 'categories.json'), JSON.stringify(CATEGORIES, null, 2));
  writeFileSync(
    join(results, 'executor.json'),
    JSON.stringify({ name: 'payment-session-conformance', type: 'local', buildName: run.id }, null, 2),
  );
}

/**
 * Builds `allure-report/index.html` from `allure-results`, and adds the run to `allure-history.jsonl`.
 * @param out folder of the reports
 * @returns the page's path
 * @throws Error with what Allure said, when it fails
 */
export async function buildAllureReport(out: string): Promise<string> {
  const report = join(out, 'allure-report');
  rmSync(report, { recursive: true, force: true });
  const scratch = mkdtempSync(join(tmpdir(), 'allure-'));
  try {
    const config = join(scratch, 'allurerc.json');
    writeFileSync(config, JSON.stringify(configuration(out, report)));
    await allure(['generate', join(out, 'allure-results'), '--config', config, '--cwd', out], scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const page = join(report, 'index.html');
  writeFileSync(page, withoutAnalytics(readFileSync(page, 'utf8')));
  return page;
}

function configuration(out: string, report: string): object {
  return {
    name: 'Payment-session certification',
    output: report,
    historyPath: join(out, 'allure-history.jsonl'),
    historyLimit: 30,
    categories: CATEGORIES,
    plugins: {
      awesome: {
        options: { singleFile: true, reportLanguage: 'en', groupBy: ['epic', 'feature'] },
      },
    },
  };
}

function allure(words: readonly string[], cwd: string): Promise<void> {
  const cli = join(ROOT, 'node_modules/allure/cli.js');
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

/** What QA keeps must not call home when it is opened. */
export function withoutAnalytics(page: string): string {
  return page
    .replaceAll(/<script\b[^>]*\bsrc="https?:\/\/www\.googletagmanager\.com[^"]*"[^>]*>\s*<\/script>/g, '')
    .replaceAll(/<script>\s*window\.dataLayer[\s\S]*?<\/script>/g, '');
}
