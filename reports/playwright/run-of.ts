/** How reporters get the run: the only place in reports/ that asks for it. */
import { currentRun, type RunContext } from '../../harness/run.ts';

export function runOf(): RunContext {
  return currentRun();
}
