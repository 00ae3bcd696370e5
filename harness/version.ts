import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE } from './root.ts';

/** The harness's own version, as package.json has it. */
export function version(): string {
  const file = join(import.meta.dirname, '../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/**
 * The commit of the harness, if it runs from a git checkout; marked if files were changed since. Absent in an
 * installed package.
 */
export function harnessCommit(): string | undefined {
  if (!existsSync(join(CODE, '.git'))) return undefined;
  const git = (...words: string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', ['-C', CODE, ...words], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  const commit = git('rev-parse', 'HEAD');
  if (commit === undefined) return undefined;
  return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}, with changes`;
}
