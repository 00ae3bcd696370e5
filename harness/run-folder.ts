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
/**
 * Files that runs create in their folder. Other files belong to the user, such as a log of the output, and are
 * not moved.
 */
const OF_RUNS =
  /^(?:certification[.-].*|junit\.xml|records\.jsonl|screenshots|allure-(?:results|report)|controls|own)$/;

/** Something else is where the folder should be. */
const NO_FOLDER = ['EEXIST', 'ENOTDIR', 'ELOOP'];

/**
 * Locks the folder for this run. The lock is released by the returned function, or at the end of the program.
 * @returns the function that releases the lock
 * @throws UsageError if the folder cannot be written, or another run uses it
 */
export function lockFolder(folder: string): () => void {
  const name = nameOf(folder);
  const lock = join(folder, LOCK);
  try {
    assertForReports(folder, name);
    makeFolder(folder);
    // if two runs start at the same moment, only one of them can create the file
    if (!makeLock(lock)) {
      const other = holderOf(folder);
      // the lock is from a run that was killed
      if (other === undefined) rmSync(lock, { force: true });
      if (other !== undefined || !makeLock(lock))
        throw new UsageError(
          `Another run is active in ${name} (process ${other ?? 'unknown'}). Wait until it ends. If no such process is running, remove ${name}/${LOCK}.`,
        );
    }
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) accessSync(join(folder, entry.name), constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const how = NO_FOLDER.includes(codeOf(error))
      ? 'It, or a folder above it, is a file or a link to nothing. Choose another folder.'
      : 'Choose a folder for which you have write permission.';
    throw new UsageError(`The reports cannot be written to ${name} (${codeOf(error)}). ${how}`);
  }
  const release = (): void => rmSync(lock, { force: true });
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

/** @returns false if another run has created the lock in the meantime */
function makeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @throws UsageError if the folder is a project or contains one: the reports would be mixed with other files
 */
function assertForReports(folder: string, name: string): void {
  const isAround = [ROOT, homeFolder()].some((inner) => !/^\.\.|^\w:/.test(relative(folder, inner)));
  if (!isAround && !['.git', 'package.json'].some((file) => existsSync(join(folder, file)))) return;
  throw new UsageError(
    `${name || 'The folder of the project'} cannot be the folder of the reports, because it contains other files. Choose a new or empty folder, such as reports/mine.`,
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
    // no run has ended in this folder, or it was a run of another version
  }
  return 'unknown-run';
}

/** Number of bytes of the reports of a short run. */
const ROOM = 1_000_000;

/** @throws UsageError if there is no space for reports */
export function assertRoom(folder: string): void {
  const probe = join(folder, '.room');
  try {
    writeFileSync(probe, Buffer.alloc(ROOM));
  } catch (error) {
    throw new UsageError(
      `Reports could not be written to ${nameOf(folder)} (${codeOf(error)}). Free some disk space there, then run again.`,
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
    // EPERM: the process exists, but belongs to another user
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** The path as messages show it. */
function nameOf(folder: string): string {
  const below = relative(ROOT, folder);
  return below.startsWith('..') ? folder : below;
}
