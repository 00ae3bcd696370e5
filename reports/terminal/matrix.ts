/** Scenarios by method: a table where it fits, else a line for each method. */
import { LABEL } from '../formats/labels.ts';
import { count, listed } from '../formats/text.ts';
import { type Certification, type Verdict, VERDICTS } from '../verdict/certification.ts';
import { type Paint, sign } from './paint.ts';
import { wrap } from './wrap.ts';

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
  const played = scenarios.filter((scenario) => methods.some((method) => method.scenarios[scenario]));
  if (played.length === 0) return '';
  const left = Math.max(...played.map(({ length }) => length)) + 2;
  const across = methods.map(({ id }) => Math.max(id.length, 3) + 2);
  const width = left + across.reduce((sum, one) => sum + one, 0);
  return width <= columns
    ? `${scenariosDown(methods, played, left, across, paint)}\n${legend(methods, paint)}\n`
    : `${methodLines(methods, columns, paint)}\n`;
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
    .flatMap(({ id, verdict, scenarios }) => {
      const judged = Object.entries(scenarios).filter(([, one]) => one !== 'excluded');
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

/** Explains the signs that occur. */
function legend(methods: Methods, paint: Paint): string {
  const seen = new Set(methods.flatMap(({ scenarios }) => Object.values(scenarios)));
  return VERDICTS.filter((verdict) => seen.has(verdict))
    .map((verdict) => `${sign(verdict, paint)} ${LABEL[verdict]}`)
    .join('   ');
}
