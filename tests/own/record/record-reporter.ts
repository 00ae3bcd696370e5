/** Writes the recordings of a run into the file of its dialect; recordings of unselected rules stay. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { runSpec } from '../../../harness/run.ts';
import { playable } from './plan-recordings.ts';
import {
  mergeRecordings,
  packRecordings,
  readRecordings,
  type Recording,
  recordingsFile,
} from './recording.ts';

export default class RecordReporter implements Reporter {
  readonly #recordings: Recording[] = [];

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments)
      if (name === 'recording' && body) this.#recordings.push(JSON.parse(body.toString()) as Recording);
  }

  /** A run that failed replaces nothing. */
  onEnd({ status }: FullResult): void {
    const [first] = this.#recordings;
    if (!first || status !== 'passed') {
      process.stdout.write('Nothing was recorded: the run failed.\n');
      return;
    }
    const { dialect } = first.observation;
    const file = recordingsFile(dialect);
    const all = mergeRecordings(readRecordings(dialect), this.#recordings, playable(runSpec('own')));
    const packed = packRecordings(all);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, packed);
    process.stdout.write(
      `${this.#recordings.length} of ${all.length} recordings are new, ${packed.length} bytes: ${file}\n`,
    );
  }
}
