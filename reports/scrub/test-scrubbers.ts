/**
 * The scrubbers of a run: one for its keys and cards, and one for each test with its own secrets. All share the longer secrets
 * of all tests, because a provider may send a secret of one test to another test.
 */
import type { TestResult } from '@playwright/test/reporter';
import type { TestEvidence } from '../../contract/evidence.ts';
import { wires } from '../../contract/wire.ts';
import { runsHere } from '../../harness/run.ts';
import { unseal } from '../../harness/sealing.ts';
import { type KnownSecrets, Scrubber } from './scrubber.ts';

export class TestScrubbers {
  readonly ofAll = new Scrubber(settingsAndCards());
  /** Knows the secrets of its test, including short ones, which are no secrets in other tests. */
  readonly #ofTests = new WeakMap<TestResult, Scrubber>();

  constructor() {
    for (const value of runsHere()?.certification.keys?.issuedTokens ?? [])
      this.ofAll.masker.share({ kind: 'shopperToken', value });
  }

  /** The scrubber without secrets of single tests. */
  get ofSettings(): Scrubber {
    return new Scrubber(settingsAndCards());
  }

  of(result: TestResult): Scrubber {
    return this.#ofTests.get(result) ?? this.ofAll;
  }

  /** @param evidence body of the attachment that contains the test's evidence */
  learn(result: TestResult, evidence: string): void {
    const { sealedSecrets } = JSON.parse(evidence) as Partial<TestEvidence>;
    if (sealedSecrets === undefined) return;
    const learnt = unseal(sealedSecrets, secretsHere().runKey);
    for (const secret of learnt) this.ofAll.masker.share(secret);
    this.#ofTests.set(result, this.ofAll.fork(learnt));
  }
}

function settingsAndCards(): KnownSecrets {
  const cards = wires
    .flatMap(({ triggers }) => triggers)
    .filter(({ by }) => by === 'card.number')
    .map(({ value, securityCode }) => ({ number: value, securityCode }));
  return { ...secretsHere(), cards };
}

/** Known only in the process that runs the tests; merged results are already masked. */
function secretsHere(): Omit<KnownSecrets, 'cards'> {
  const run = runsHere()?.certification;
  return { runKey: run?.runKey ?? '', secretKey: '', publicKey: '', ...run?.keys };
}
