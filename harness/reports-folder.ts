/**
 * Folders of reports: every run has its own folder in `reports/runs`, `reports/out` links to the last full run,
 * and `reports/history` has the data that later runs compare with. No code removes these folders.
 */
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { CertifyingProject } from './certifying-project.ts';
import { ROOT } from './root.ts';

export const REPORTS = join(ROOT, 'reports');
/** The last full run. */
export const LAST_FULL = join(REPORTS, 'out');
/** Playwright's own output folder, for runs that are started without one of our commands. */
export const TEST_RESULTS = join(REPORTS, 'test-results');

/**
 * Playwright's output folder of one of our commands for the harness's own tests. Playwright empties it when the run begins, and tests
 * start other such commands, so each run has its own.
 */
export function ownResults({ out, id }: { readonly out: string; readonly id: string }): string {
  return join(out, 'test-results', id);
}

/** Environment variable with the path of the file in which the tests of a run are counted. */
export const COUNTS_FILE = 'CONFORMANCE_COUNTS';

interface Started {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** The default folder of a run; names sort by time. */
export function runFolder({ id, startedAt }: Started, reports = REPORTS): string {
  const when = startedAt.replaceAll(/[-:]|\.\d+Z$/g, '').replace('T', '-');
  return join(reports, 'runs', `${when}-${id}`);
}

/** Whether the harness created a folder for one run; otherwise the user chose the folder. */
export function isRunFolder(folder: string, reports = REPORTS): boolean {
  return dirname(folder) === join(reports, 'runs');
}

/** Key of comparable runs: same kind of shop and provider, same dialect, same screen. */
export interface Comparable {
  readonly shop: string;
  readonly provider: string;
  readonly dialect: string;
  /** Absent in reports of earlier versions. */
  readonly project?: CertifyingProject;
}

export interface History {
  /** Allure's history file, one line for each full run. */
  readonly allure: string;
  /** certification.json of the last full run without an outage. */
  readonly certification: string;
}

export function historyOf(
  { shop, provider, dialect, project = 'certification' }: Comparable,
  reports = REPORTS,
): History {
  const screen = project === 'certification' ? '' : `-${project}`;
  const base = join(reports, 'history', `${shop}-${provider}-${dialect}${screen}`);
  return { allure: `${base}.allure.jsonl`, certification: `${base}.certification.json` };
}

/**
 * Marks a copy of a run (used if the file system has no links), so that the next run may replace the copy.
 */
const COPY = '.copy-of';

/**
 * Lets `link` point to a folder in one step, so that a reader always finds either the earlier or the new run.
 * @param makeLink replaced in tests only
 */
export function pointTo(folder: string, link: string, makeLink: typeof symlinkSync = symlinkSync): void {
  const fresh = `${link}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    // a relative link, so that the project can be moved
    makeLink(relative(dirname(link), folder), fresh, 'dir');
  } catch {
    cpSync(folder, fresh, { recursive: true });
    writeFileSync(join(fresh, COPY), relative(dirname(link), folder));
  }
  makeRoom(link);
  renameSync(fresh, link);
}

/** Replaces a link. A folder comes from an earlier version and stays, unless it is a copy. */
function makeRoom(link: string): void {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink()) {
    if (found && process.platform === 'win32') rmSync(link);
    return;
  }
  if (existsSync(join(link, COPY))) rmSync(link, { recursive: true, force: true });
  else renameSync(link, freeName(join(dirname(link), 'runs', 'earlier-out')));
}

/** Like `mkdirSync` with `recursive`, which never ends below `/proc` (Node 20 asks again for ever). */
export function makeFolder(path: string): void {
  const isThere = (): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // another process may have made it meanwhile
    if (!isThere()) throw error;
  }
}

/** Whether files can be created in a folder, which is made if it does not exist. */
export function isWritable(folder: string): boolean {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** An unused name: `name`, `name-2`, … */
export function freeName(path: string): string {
  makeFolder(dirname(path));
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? path : `${path}-${number}`;
    if (!existsSync(free)) return free;
  }
}

/** The folder of a run that was interrupted before it wrote anything. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // the folder contains files, or does not exist any more
  }
}

/** The path that messages show: relative if it is below the working directory. */
export function shownPath(path: string, from = process.cwd()): string {
  const below = relative(from, resolve(path));
  return below.startsWith('..') || below === '' ? path : below;
}
