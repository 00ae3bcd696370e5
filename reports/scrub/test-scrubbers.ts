/**
 * The scrubbers of a run: one that knows its keys and cards, and one for each test that learnt secrets of its own. All know those
 * that the tests learnt so far, since a provider may repeat the secret of one test to another.
 */
import type { TestResult } from '@playwright/test/reporter';
import type { TestEvidence } from '../../contract/evidence.ts';
import { wires } from '../../contract/wire.ts';
import { runsHere } from '../../harness/run.ts';
import { unseal } from '../../harness/sealing.ts';
import { type KnownSecrets, Scrubber } from './scrubber.ts';

export class TestScrubbers {
  readonly ofAll = new Scrubber(settingsAndCards());
  /** Each knows what its test learnt, short secrets included: those are no secrets where another test has them. */
  readonly #ofTests = new WeakMap<TestResult, Scrubber>();

  constructor() {
    for (const value of runsHere()?.certification.keys?.issuedTokens ?? [])
      this.ofAll.masker.share({ kind: 'shopperToken', value });
  }

  /** Without what the tests learnt. */
  get ofSettings(): Scrubber {
    return new Scrubber(settingsAndCards());
  }

  of(result: TestResult): Scrubber {
    return this.#ofTests.get(result) ?? this.ofAll;
  }

  /** @param evidence body of the attachment in which a test hands its evidence over */
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

/** Known in the process that runs the tests; where the results of shards are merged they are masked already. */
function secretsHere(): Omit<KnownSecrets, 'cards'> {
  const run = runsHere()?.certification;
  return { runKey: run?.runKey ?? '', secretKey: '', publicKey: '', ...run?.keys };
}
