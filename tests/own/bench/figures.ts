/** What the benchmark found, as JSON and as Markdown. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPORTS } from '../../../harness/reports-folder.ts';
import { type Cpu, PARTS } from './cpu.ts';

const FOLDER = join(REPORTS, 'bench');

/** Keeps a measurement of a test as text, because reporters show no output of tests. */
export function keepText(name: string, text: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), text);
}

/** Seconds; no processor time where it cannot be measured. */
export interface Cost {
  readonly wall: number;
  readonly cpu?: number;
}

/** Costs of one scenario, one for each round: with the harness, and with bare Playwright. */
export interface Compared {
  readonly name: string;
  readonly method: string;
  readonly scenario: string;
  readonly steps: number;
  readonly harness: readonly Cost[];
  readonly playwright: readonly Cost[];
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

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return least === undefined || median === undefined || most === undefined
    ? undefined
    : { median, least, most };
}

/** Of pairs measured one after the other, so that both were slowed by the same other work. */
function ratios(ours: readonly Cost[], theirs: readonly Cost[], what: keyof Cost): number[] {
  return ours.flatMap((our, round) => {
    const [one, other] = [our[what], theirs[round]?.[what]];
    return one === undefined || other === undefined || other === 0 ? [] : [one / other];
  });
}

/** Of the whole sample, in each round. */
function sums(all: readonly Compared[], which: 'harness' | 'playwright'): Cost[] {
  const rounds = Math.min(...all.map((one) => one[which].length));
  return Array.from({ length: rounds }, (_, round) => {
    const costs = all.flatMap((one) => one[which][round] ?? []);
    const cpu = costs.every((cost) => cost.cpu !== undefined)
      ? { cpu: costs.reduce((sum, cost) => sum + (cost.cpu ?? 0), 0) }
      : {};
    return { wall: costs.reduce((sum, { wall }) => sum + wall, 0), ...cpu };
  });
}

export function writeFigures(figures: Figures): string {
  const machine = {
    processors: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${platform()} ${release()}`,
    node: process.version,
    load: (loadavg()[0] ?? 0).toFixed(1),
    measuredAt: new Date().toISOString(),
  };
  keepText('bench.json', `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
  const text = [
    '# Benchmark',
    '',
    `${machine.processors} processors (${machine.model}), ${machine.memory}, ${machine.system}, Node ${machine.node}; load at the end ${machine.load}; ${machine.measuredAt}.`,
    '',
    ...comparedLines(figures.compared),
    ...commandLines(figures.command),
    ...perMethodLines(figures.perMethod),
  ].join('\n');
  keepText('bench.md', text);
  return text;
}

function comparedLines(compared: readonly Compared[] | undefined): string[] {
  if (!compared?.length) return [];
  const whole = {
    harness: sums(compared, 'harness'),
    playwright: sums(compared, 'playwright'),
  };
  const line = (name: string, costs: Omit<Compared, 'name' | 'method' | 'scenario' | 'steps'>): string =>
    `| ${[
      name,
      shown(costs.harness.flatMap(({ cpu }) => cpu ?? [])),
      shown(ratios(costs.harness, costs.playwright, 'cpu')),
      shown(ratios(costs.harness, costs.playwright, 'wall')),
    ].join(' | ')} |`;
  return [
    '## Scenarios, compared with a replay of the same steps without recording and judging',
    '',
    `Median (least to most) of ${compared[0]?.harness.length ?? 0} rounds; processor time is of browser, worker, servers and runner together.`,
    '',
    '| scenario | CPU-s | × Playwright, CPU | × Playwright, time |',
    '| --- | --- | --- | --- |',
    ...compared.map((one) => line(`${one.name} (${one.method} ${one.scenario}, ${one.steps} steps)`, one)),
    line('**whole sample**', whole),
    '',
  ];
}

function commandLines(command: Command | undefined): string[] {
  if (!command) return [];
  const { cpu } = command;
  const all = cpu ? PARTS.reduce((sum, part) => sum + cpu[part], 0) : 0;
  const shares = cpu
    ? PARTS.map(
        (part) => `${part} ${((100 * cpu[part]) / all).toFixed(0)} % (${cpu[part].toFixed(1)} s)`,
      ).join(', ')
    : 'not available';
  return [
    `## The command, with ${command.scenarios} scenarios`,
    '',
    `- from the command to the first test: ${shown(command.firstTest)} s`,
    `- from the end of the last test to the end of the command, reports included: ${shown(command.reports)} s`,
    `- processor time: ${shares}`,
    '',
  ];
}

function perMethodLines(perMethod: readonly PerMethod[] | undefined): string[] {
  if (!perMethod?.length) return [];
  const added = perMethod.map((one, at) => {
    const before = perMethod[at - 1];
    const count = one.methods - (before?.methods ?? 0);
    const each = (what: keyof Cost): string => {
      const [now, then] = [one.play[what], before ? before.play[what] : 0];
      return now === undefined || then === undefined ? 'not available' : ((now - then) / count).toFixed(2);
    };
    return `| ${one.methods} | ${(one.plan / one.methods).toFixed(2)} | ${before ? each('cpu') : ''} | ${before ? each('wall') : ''} |`;
  });
  return [
    '## Cost of an added method (made-up methods, scenario `pays`)',
    '',
    '| methods | plan, ms each | CPU-s for each added | s for each added |',
    '| --- | --- | --- | --- |',
    ...added,
    '',
  ];
}

function shown(values: readonly number[]): string {
  const spread = spreadOf(values);
  if (!spread) return 'not available';
  const { median, least, most } = spread;
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}
