/** The Allure report: one file, without Java, without the analytics it would load, with a history from run to run. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../harness/root.ts';
import type { Certification } from '../verdict/certification.ts';
import { CATEGORIES } from './allure-results.ts';
import { oneLine } from './text.ts';

/** Beside the results: what Allure shows of the run, and how it sorts failures. */
export function writeAllureFacts(results: string, certification: Certification): void {
  const { run, result, identity } = certification;
  const facts = {
    Result: result.title,
    Run: run.id,
    Shop: [identity.shop.name, identity.shop.version, identity.shop.url].filter(Boolean).join(' '),
    Provider: `${identity.provider.name} ${identity.provider.url}`,
    Dialect: run.dialect,
    'API version': run.apiVersion,
    Browser: run.browser,
    Harness: run.harnessVersion,
    Plan: run.planDigest.slice(0, 16),
    Scope: run.partial ? `partial: ${run.selection.join(' ')}` : 'complete plan',
    Operator: identity.operator ?? 'not named',
    Reviewer: identity.reviewer ?? 'not named',
    'Valid until': identity.validUntil ?? 'no date set',
  };
  const lines = Object.entries(facts).map(
    ([name, value]) => `${name.replaceAll(' ', '\\ ')}=${oneLine(value, 300).replaceAll('\\', '/')}`,
  );
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
  const history = join(out, 'allure-history.jsonl');
  // Allure takes paths for patterns, and follows no links: it gets a copy in a folder without special characters
  const scratch = mkdtempSync(join(tmpdir(), 'allure-'));
  try {
    cpSync(join(out, 'allure-results'), join(scratch, 'results'), { recursive: true });
    if (existsSync(history))
      writeFileSync(join(scratch, 'history.jsonl'), validLines(readFileSync(history, 'utf8')));
    writeFileSync(join(scratch, 'allurerc.json'), JSON.stringify(configuration(scratch)));
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
    cpSync(join(scratch, 'report'), report, { recursive: true });
    if (existsSync(join(scratch, 'history.jsonl'))) cpSync(join(scratch, 'history.jsonl'), history);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const page = join(report, 'index.html');
  writeFileSync(page, withoutAnalytics(readFileSync(page, 'utf8')));
  return page;
}

/** One invalid line, of a run that was killed or of a merge, would end every later report. */
export function validLines(history: string): string {
  return history
    .split('\n')
    .filter(isEntry)
    .map((line) => `${line}\n`)
    .join('');
}

function isEntry(line: string): boolean {
  try {
    const entry: unknown = JSON.parse(line);
    return entry !== null && typeof entry === 'object' && 'uuid' in entry && 'testResults' in entry;
  } catch {
    return false;
  }
}

function configuration(scratch: string): object {
  return {
    name: 'Payment-session certification',
    output: join(scratch, 'report'),
    historyPath: join(scratch, 'history.jsonl'),
    historyLimit: 30,
    categories: CATEGORIES,
    plugins: {
      awesome: {
        options: { singleFile: true, reportLanguage: 'en', groupBy: ['epic', 'feature', 'story'] },
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
