/** Gathers the recordings of a run into one file for its dialect. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { packRecordings, type Recording, recordingsFile } from './recording.ts';

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
    const file = recordingsFile(first.observation.dialect);
    mkdirSync(dirname(file), { recursive: true });
    const packed = packRecordings(this.#recordings);
    writeFileSync(file, packed);
    process.stdout.write(`${this.#recordings.length} recordings, ${packed.length} bytes: ${file}\n`);
  }
}
