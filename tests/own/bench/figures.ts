/** What the benchmark measures. */
import type { Cpu } from './cpu.ts';

/** Seconds; without processor time if it cannot be measured. */
export interface Cost {
  readonly wall: number;
  readonly cpu?: number;
}

/** One for each round: with the harness, with bare Playwright, and in the bare protocol of the browser. */
export interface Costs {
  readonly harness: readonly Cost[];
  readonly playwright: readonly Cost[];
  readonly protocol: readonly Cost[];
}

export interface Compared extends Costs {
  readonly name: string;
  readonly method: string;
  readonly scenario: string;
  readonly steps: number;
}

export interface Command {
  readonly scenarios: number;
  /** Seconds from the command to the start of the first test, one for each run. */
  readonly firstTest: readonly number[];
  /** Seconds from the end of the last test to the end of the command. */
  readonly reports: readonly number[];
  readonly cpu?: Cpu;
}

export interface PerMethod {
  readonly methods: number;
  /** Milliseconds to make the plan. */
  readonly plan: number;
  /** Of the scenario `pays` for all of them, reports included. */
  readonly play: Cost;
}

export interface Figures {
  compared?: readonly Compared[];
  command?: Command;
  perMethod?: readonly PerMethod[];
}
