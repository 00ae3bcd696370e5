/** Locks the folder of a run's reports: one run at a time writes into it. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { freeName, makeFolder } from './reports-folder.ts';
import { homeFolder, ROOT } from './root.ts';
import { UsageError } from './settings.ts';

const LOCK = 'run.lock';
/** Earlier runs in the same folder. */
export const EARLIER = 'earlier';
/** What runs leave in their folder. Other files are the user's own, such as a log of the output: they stay where they are. */
const OF_RUNS =
  /^(?:certification[.-].*|junit\.xml|records\.jsonl|screenshots|allure-(?:results|report)|controls|own)$/;

/**
 * Locks the folder for this run.
 * @returns a function that releases it; so does the end of the program
 * @throws UsageError if the folder cannot be written, or another run uses it
 */
export function lockFolder(folder: string): () => void {
  const name = nameOf(folder);
  const lock = join(folder, LOCK);
  try {
    assertForReports(folder, name);
    makeFolder(folder);
    // of two runs that start at the same moment, one makes the file
    if (existsSync(lock) || !makeLock(lock)) {
      const other = holderOf(folder);
      if (other !== undefined)
        throw new UsageError(
          `Another run is active in ${name} (process ${other}): wait for its end. If there is none, remove ${name}/${LOCK}.`,
        );
      // a killed run did not remove its lock
      rmSync(lock, { force: true });
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    }
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) accessSync(join(folder, entry.name), constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${name} cannot be written (${codeOf(error)}): reports go there. Make it a folder that you may write to.`,
    );
  }
  const release = (): void => rmSync(lock, { force: true });
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

/** @returns false if another run made it meanwhile */
function makeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @throws UsageError for a project, or a folder around it: reports would be mixed with its files */
function assertForReports(folder: string, name: string): void {
  const isAround = [ROOT, homeFolder()].some((inner) => !/^\.\.|^\w:/.test(relative(folder, inner)));
  if (!isAround && !['.git', 'package.json'].some((file) => existsSync(join(folder, file)))) return;
  throw new UsageError(
    `${name || 'The folder of the project'} cannot be the folder of the reports: other files are there. Name a new or empty one, such as reports/mine.`,
  );
}

/**
 * Moves the reports of an earlier run into a subfolder, so that no run overwrites another; folders of running runs stay. In UI
 * mode, earlier files of this same run are replaced.
 */
export function setEarlierAside(folder: string, runId: string): void {
  const left = readdirSync(folder).filter(
    (name) => OF_RUNS.test(name) && holderOf(join(folder, name)) === undefined,
  );
  if (left.length === 0) return;
  const earlier = runIn(folder);
  const aside = earlier === runId ? undefined : freeName(join(folder, EARLIER, earlier));
  if (aside !== undefined) mkdirSync(aside);
  for (const name of left) {
    if (aside === undefined) rmSync(join(folder, name), { recursive: true, force: true });
    else renameSync(join(folder, name), join(aside, name));
  }
}

/** The id of the run whose reports are in a folder. */
function runIn(folder: string): string {
  try {
    const { run } = JSON.parse(readFileSync(join(folder, 'certification.json'), 'utf8')) as {
      run?: { id?: unknown };
    };
    if (typeof run?.id === 'string' && /^[\w-]+$/.test(run.id)) return run.id;
  } catch {
    // no run ended here, or it was another version
  }
  return 'unknown-run';
}

/** Bytes of the reports of a short run. */
const ROOM = 1_000_000;

/** @throws UsageError if there is no space for reports */
export function assertRoom(folder: string): void {
  const probe = join(folder, '.room');
  try {
    writeFileSync(probe, Buffer.alloc(ROOM));
  } catch (error) {
    throw new UsageError(
      `Reports could not be written to ${nameOf(folder)} (${codeOf(error)}): make room there and run again.`,
    );
  } finally {
    rmSync(probe, { force: true });
  }
}

export function hasReports(folder: string): boolean {
  return existsSync(join(folder, 'certification.json'));
}

/** The process that uses a folder; undefined if none does. */
function holderOf(folder: string): number | undefined {
  const lock = join(folder, LOCK);
  if (!existsSync(lock)) return undefined;
  const holder = Number(readFileSync(lock, 'utf8'));
  return Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)
    ? holder
    : undefined;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: the process runs, as another user
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** As the project names it. */
function nameOf(folder: string): string {
  const below = relative(ROOT, folder);
  return below.startsWith('..') ? folder : below;
}
