/** The folder into which a run writes its reports: it is one run's at a time. */
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
import { freeName } from './reports-folder.ts';
import { ROOT } from './root.ts';
import { UsageError } from './settings.ts';

const LOCK = 'run.lock';
/** Earlier runs in the same folder. */
export const EARLIER = 'earlier';
/** What outlives a run; Playwright empties its own folder itself, before the first test. */
const KEPT = ['allure-history.jsonl', 'test-results', EARLIER, LOCK];

/**
 * Makes the folder this run's own.
 * @returns a function that gives it back; the end of the program does so, too
 * @throws UsageError where it cannot be written, or another run writes into it
 */
export function lockFolder(folder: string): () => void {
  const name = nameOf(folder);
  const lock = join(folder, LOCK);
  try {
    mkdirSync(folder, { recursive: true });
    const other = holderOf(folder);
    if (other !== undefined)
      throw new UsageError(
        `Another run is under way in ${name} (process ${other}): wait for its end. If there is none, remove ${name}/${LOCK}.`,
      );
    // who was ended by force left it behind
    rmSync(lock, { force: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
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

/**
 * Puts what an earlier run left into a folder below, so that no run overwrites another; folders in which another run is
 * under way stay. What this run itself left, in UI mode, is replaced.
 */
export function setEarlierAside(folder: string, runId: string): void {
  const left = readdirSync(folder).filter(
    (name) => !KEPT.includes(name) && holderOf(join(folder, name)) === undefined,
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

/** The id of the run whose reports a folder holds. */
function runIn(folder: string): string {
  try {
    const { run } = JSON.parse(readFileSync(join(folder, 'certification.json'), 'utf8')) as {
      run?: { id?: unknown };
    };
    if (typeof run?.id === 'string' && /^[\w-]+$/.test(run.id)) return run.id;
  } catch {
    // no run ended here, or of another version
  }
  return 'unknown-run';
}

/** Bytes of the reports of a short run. */
const ROOM = 1_000_000;

/** @throws UsageError where there is no room for reports: why a run left none */
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

/** The process that writes into a folder; undefined where none does. */
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
    // a process of another user may not be signalled, and runs
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
