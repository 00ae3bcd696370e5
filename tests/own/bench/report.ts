/** The benchmark's report as Markdown that is also read in a terminal of 80 columns. */
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { type Cpu, PARTS } from './cpu.ts';
import type { Command, Compared, Cost, Costs, Figures, PerMethod } from './figures.ts';
import { keepText } from './keep-text.ts';

/** Of the cost of an added method, wherever it is added. */
const MOST_DIFFERENCE = 0.1;

/** The average number of waiting programs in the last minute: other work makes times longer. */
const loadAtStart = loadavg()[0] ?? 0;

export function writeFigures(figures: Figures): string {
  const machine = {
    processors: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${platform()} ${release()}`,
    node: process.version,
    load: [loadAtStart, loadavg()[0] ?? 0],
    measuredAt: new Date().toISOString(),
  };
  keepText('bench.json', `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
  const text = [
    '# Benchmark',
    '',
    `- ${machine.processors} processors (${machine.model}), ${machine.memory}`,
    `- ${machine.system}, Node ${machine.node}`,
    `- load at the start ${machine.load.map((load) => load.toFixed(1)).join(', at the end ')}`,
    `- ${machine.measuredAt}`,
    '',
    ...reportLines(figures),
  ].join('\n');
  keepText('bench.md', text);
  return text;
}

export function reportLines({ compared, command, perMethod }: Figures): string[] {
  return [...comparedLines(compared), ...commandLines(command), ...perMethodLines(perMethod)];
}

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return least === undefined || most === undefined || below === undefined || above === undefined
    ? undefined
    : { median: (below + above) / 2, least, most };
}

/** Of pairs measured one after the other, so that both were slowed by the same other work. */
function ratios(ours: readonly Cost[], theirs: readonly Cost[], what: keyof Cost): number[] {
  return ours.flatMap((our, round) => {
    const [one, other] = [our[what], theirs[round]?.[what]];
    return one === undefined || other === undefined || other === 0 ? [] : [one / other];
  });
}

/** Of the whole sample, in each round. */
function sums(all: readonly Compared[], which: keyof Costs): Cost[] {
  const rounds = Math.min(...all.map((one) => one[which].length));
  return Array.from({ length: rounds }, (_, round) => {
    const costs = all.flatMap((one) => one[which][round] ?? []);
    const cpu = costs.every((cost) => cost.cpu !== undefined)
      ? { cpu: costs.reduce((sum, cost) => sum + (cost.cpu ?? 0), 0) }
      : {};
    return { wall: costs.reduce((sum, { wall }) => sum + wall, 0), ...cpu };
  });
}

const NOTHING = 'not available';

function comparedLines(compared: readonly Compared[] | undefined): string[] {
  if (!compared?.length) return [];
  const whole: Costs = {
    harness: sums(compared, 'harness'),
    playwright: sums(compared, 'playwright'),
    protocol: sums(compared, 'protocol'),
  };
  const all = [...compared, { name: '**whole sample**', ...whole }];
  const beside = (other: 'playwright' | 'protocol'): string[] =>
    table(
      ['scenario', 'CPU-s there', '× CPU', '× time'],
      all.map(({ name, harness, [other]: theirs }) => [
        name,
        shown(theirs.flatMap(({ cpu }) => cpu ?? [])),
        shown(ratios(harness, theirs, 'cpu')),
        shown(ratios(harness, theirs, 'wall')),
      ]),
    );
  return [
    '## Scenarios, compared with replays of the same steps',
    '',
    `Median (least–most) of ${compared[0]?.harness.length ?? 0} rounds. The replays record and judge nothing.`,
    'Processor time: browser, worker, servers and runner together.',
    '',
    ...table(
      ['scenario', 'steps', 'CPU-s', 's'],
      all.map((one) => [
        one.name,
        'steps' in one ? String(one.steps) : '',
        shown(one.harness.flatMap(({ cpu }) => cpu ?? [])),
        shown(one.harness.map(({ wall }) => wall)),
      ]),
    ),
    '',
    ...compared.map(({ name, method, scenario }) => `- ${name}: ${method}, ${scenario}`),
    '',
    '### Compared with bare Playwright',
    '',
    ...beside('playwright'),
    '',
    '### Compared with the bare protocol of the browser',
    '',
    ...beside('protocol'),
    '',
  ];
}

function commandLines(command: Command | undefined): string[] {
  if (!command) return [];
  return [
    `## The command, with ${command.scenarios} scenarios`,
    '',
    `Median (least–most) of ${command.firstTest.length} runs, in seconds.`,
    '',
    `- from the command to the first test: ${shown(command.firstTest)}`,
    `- from the last test to the end, reports included: ${shown(command.reports)}`,
    '',
    ...sharesOf(command.cpu),
    '',
  ];
}

function sharesOf(cpu: Cpu | undefined): string[] {
  if (!cpu) return [`Processor time: ${NOTHING}.`];
  const all = PARTS.reduce((sum, part) => sum + cpu[part], 0);
  return table(
    ['processor time of', 's', 'share'],
    PARTS.map((part) => [part, cpu[part].toFixed(1), `${((100 * cpu[part]) / all).toFixed(0)} %`]),
  );
}

function perMethodLines(perMethod: readonly PerMethod[] | undefined): string[] {
  if (!perMethod?.length) return [];
  return [
    '## Cost of an added method (made-up methods, scenario `pays`)',
    '',
    ...table(
      ['methods', 'plan, ms each', 'CPU-s for each added', 's for each added'],
      perMethod.map(({ methods, plan }, at) => [
        String(methods),
        (plan / methods).toFixed(2),
        at === 0 ? '' : (eachAdded(perMethod, 'cpu')[at - 1]?.toFixed(2) ?? NOTHING),
        at === 0 ? '' : (eachAdded(perMethod, 'wall')[at - 1]?.toFixed(2) ?? NOTHING),
      ]),
    ),
    '',
    ...differenceLine(perMethod),
  ];
}

/** From each number of methods to the next. */
function eachAdded(perMethod: readonly PerMethod[], what: keyof Cost): (number | undefined)[] {
  return perMethod.slice(1).map((one, at) => {
    const before = perMethod[at];
    const [now, then] = [one.play[what], before?.play[what]];
    return before === undefined || now === undefined || then === undefined
      ? undefined
      : (now - then) / (one.methods - before.methods);
  });
}

function differenceLine(perMethod: readonly PerMethod[]): string[] {
  const each = eachAdded(perMethod, 'cpu').filter((cost) => cost !== undefined);
  const [least, most] = [Math.min(...each), Math.max(...each)];
  if (each.length < 2 || least <= 0)
    return ['At least three numbers of methods show whether it is constant.', ''];
  const difference = most / least - 1;
  return [
    `The largest is ${(100 * difference).toFixed(0)} % above the smallest: ${difference <= MOST_DIFFERENCE ? 'constant' : 'not constant'} within ${100 * MOST_DIFFERENCE} %.`,
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function shown(values: readonly number[]): string {
  const spread = spreadOf(values);
  if (!spread) return NOTHING;
  const { median, least, most } = spread;
  return `${median.toFixed(2)} (${least.toFixed(1)}–${most.toFixed(1)})`;
}
