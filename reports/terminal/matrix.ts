/** Results of the scenarios by method: a table if it fits, otherwise a line for each method. */
import { LABEL } from '../formats/labels.ts';
import { count, listed } from '../formats/text.ts';
import { type Certification, type Verdict, VERDICTS } from '../verdict/certification.ts';
import { type Paint, sign } from './paint.ts';
import { wrap } from '../../harness/wrap.ts';

export interface MatrixOptions {
  readonly columns: number;
  readonly paint: Paint;
}

type Methods = Certification['methods'];

export function matrix(
  methods: Methods,
  scenarios: readonly string[],
  { columns, paint }: MatrixOptions,
): string {
  const judged = methods.filter((method) => judgedIn(method).length > 0);
  const found = new Set(judged.flatMap((method) => judgedIn(method).map(([scenario]) => scenario)));
  const played = scenarios.filter((scenario) => found.has(scenario));
  if (played.length === 0) return '';
  const others = wrap(withoutScenario(methods.filter((method) => !judged.includes(method))), columns);
  const left = Math.max(...played.map(({ length }) => length)) + 2;
  const across = judged.map(({ id }) => Math.max(id.length, 3) + 2);
  const width = left + across.reduce((sum, one) => sum + one, 0);
  const shown =
    width <= columns
      ? `${scenariosDown(judged, played, left, across, paint)}\n${legend(judged, played, paint)}`
      : methodLines(judged, columns, paint);
  return [shown, ...others, ''].join('\n');
}

/** Scenarios of a method that were played, or should have been played. */
function judgedIn({ scenarios }: Methods[number]): [scenario: string, Verdict][] {
  return Object.entries(scenarios).filter(([, verdict]) => verdict !== 'excluded');
}

/** One line for all methods without a played scenario. */
function withoutScenario(methods: Methods): string {
  if (methods.length === 0) return '';
  const names = methods.map(({ id }) => id);
  return `No scenario was played for ${count(methods.length, 'other method')}: ${listed(names, 6)}`;
}

function scenariosDown(
  methods: Methods,
  scenarios: readonly string[],
  left: number,
  across: readonly number[],
  paint: Paint,
): string {
  const head = ' '.repeat(left) + methods.map(({ id }, index) => id.padEnd(across[index] ?? 0)).join('');
  const rows = scenarios.map(
    (scenario) =>
      scenario.padEnd(left) +
      methods.map((method, index) => cell(method.scenarios[scenario], across[index] ?? 0, paint)).join(''),
  );
  return [paint('bold', head.trimEnd()), ...rows.map((row) => row.trimEnd())].join('\n');
}

/** `✗ payPal  14 of 17 scenarios met; not met: declines, cancels`. */
function methodLines(methods: Methods, columns: number, paint: Paint): string {
  const left = Math.max(...methods.map(({ id }) => id.length)) + 2;
  return methods
    .flatMap((method) => {
      const { id, verdict } = method;
      const judged = judgedIn(method);
      const met = judged.filter(([, one]) => one === 'met').length;
      const others = VERDICTS.filter((one) => one !== 'met' && one !== 'excluded').flatMap((one) => {
        const own = judged.filter(([, found]) => found === one).map(([scenario]) => scenario);
        return own.length === 0 ? [] : [`${LABEL[one]}: ${listed(own, 4)}`];
      });
      const words = [`${met} of ${count(judged.length, 'scenario')} met`, ...others].join('; ');
      const indent = ' '.repeat(left + 2);
      const [first = '', ...more] = wrap(words, columns - left - 2);
      return [`${sign(verdict, paint)} ${id.padEnd(left)}${first}`, ...more.map((line) => indent + line)];
    })
    .join('\n');
}

function cell(verdict: Verdict | undefined, width: number, paint: Paint): string {
  return verdict === undefined ? ' '.repeat(width) : sign(verdict, paint) + ' '.repeat(width - 1);
}

/** Legend of the symbols in the table. */
function legend(methods: Methods, shown: readonly string[], paint: Paint): string {
  const seen = new Set(methods.flatMap(({ scenarios }) => shown.map((one) => scenarios[one])));
  return VERDICTS.filter((verdict) => seen.has(verdict))
    .map((verdict) => `${sign(verdict, paint)} ${LABEL[verdict]}`)
    .join('   ');
}
