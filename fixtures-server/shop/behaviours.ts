/** Which behaviour a test meets: the reference, or the one with the fault that the test switched on. */
import { BoundedMap } from '../bounded-map.ts';
import type { Behaviour } from './behaviour.ts';
import { reference } from './reference.ts';

const MAX_TESTS = 5_000;

export class Behaviours {
  readonly #byToken = new BoundedMap<string, Behaviour>(MAX_TESTS);

  set(testToken: string, behaviour: Behaviour): void {
    this.#byToken.set(testToken, behaviour);
  }

  /** @param testToken undefined for a request that carries none */
  of(testToken: string | undefined): Behaviour {
    return (testToken !== undefined && this.#byToken.get(testToken)) || reference;
  }
}
