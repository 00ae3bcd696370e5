/** Method × scenario in a terminal: scenarios down and methods across where that fits, else methods down and numbers across. */
import { type Certification, type Verdict, VERDICTS } from '../verdict/certification.ts';
import { LABEL } from '../formats/words.ts';
import { type Paint, sign } from './paint.ts';

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
  const table =
    width <= columns
      ? scenariosDown(methods, played, left, across, paint)
      : methodsDown(methods, played, columns, paint);
  return `${table}\n${legend(methods, paint)}\n`;
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

function methodsDown(methods: Methods, scenarios: readonly string[], columns: number, paint: Paint): string {
  const left = Math.max(...methods.map(({ id }) => id.length)) + 2;
  // where there is no room for it, a number's digits stand one above the other
  const upright = left + scenarios.length * 3 > columns;
  const wide = upright ? 2 : 3;
  const numbers = scenarios.map((_, index) => String(index + 1));
  const line = (digits: (number: string) => string): string =>
    (' '.repeat(left) + numbers.map((number) => digits(number).padEnd(wide)).join('')).trimEnd();
  const head = upright
    ? [line((number) => number.slice(0, -1)), line((number) => number.slice(-1))]
    : [line((number) => number)];
  const rows = methods.map(
    (method) =>
      method.id.padEnd(left) +
      scenarios.map((scenario) => cell(method.scenarios[scenario], wide, paint)).join(''),
  );
  const names = scenarios.map((scenario, index) => `${String(index + 1).padStart(3)} ${scenario.padEnd(24)}`);
  const key = Array.from({ length: Math.ceil(names.length / 4) }, (_, row) =>
    names
      .slice(row * 4, row * 4 + 4)
      .join('')
      .trimEnd(),
  );
  return [...head.map((text) => paint('bold', text)), ...rows.map((row) => row.trimEnd()), '', ...key].join(
    '\n',
  );
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
