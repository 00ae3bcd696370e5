/** The scrubbers of a run: one that knows its keys and cards, and one for each test that learnt secrets of its own. */
import type { TestResult } from '@playwright/test/reporter';
import type { TestEvidence } from '../../contract/evidence.ts';
import { wires } from '../../contract/wire.ts';
import { runsHere } from '../../harness/run.ts';
import { unseal } from '../../harness/sealing.ts';
import { type KnownSecrets, Scrubber } from './scrubber.ts';

export class TestScrubbers {
  readonly ofAll = new Scrubber({
    ...secretsHere(),
    cards: wires
      .flatMap(({ triggers }) => triggers)
      .filter(({ by }) => by === 'card.number')
      .map(({ value, securityCode }) => ({ number: value, securityCode })),
  });
  /** Each knows what its test learnt as well: all secrets of a run would be too many to look for everywhere. */
  readonly #ofTests = new WeakMap<TestResult, Scrubber>();

  of(result: TestResult): Scrubber {
    return this.#ofTests.get(result) ?? this.ofAll;
  }

  /** @param evidence body of the attachment in which a test hands its evidence over */
  learn(result: TestResult, evidence: string): void {
    const { sealedSecrets } = JSON.parse(evidence) as Partial<TestEvidence>;
    const runKey = secretsHere().runKey;
    if (sealedSecrets !== undefined)
      this.#ofTests.set(result, this.ofAll.fork(unseal(sealedSecrets, runKey)));
  }
}

/** Known in the process that runs the tests; where the results of shards are merged they are masked already. */
function secretsHere(): Omit<KnownSecrets, 'cards'> {
  const run = runsHere()?.certification;
  return { runKey: run?.runKey ?? '', secretKey: '', publicKey: '', ...run?.keys };
}
