/** Prints the preflight checks as a table. */
import { withCommands } from '../../harness/root.ts';
import type { PreflightRow } from '../../harness/preflight-row.ts';
import { oneLine } from '../formats/text.ts';
import type { Paint, Style } from './paint.ts';
import { WIDTH, wrap } from '../../harness/wrap.ts';

const STYLE: Readonly<Record<PreflightRow['state'], Style>> = {
  ok: 'green',
  note: 'yellow',
  fail: ['red', 'bold'],
};
const STATE = 6;
const WHAT = 20;
/** Maximum characters of a finding, which is long if it quotes an error. */
const MOST = 400;

/** One line per row; long findings and advice continue below it, within 80 columns. */
export function preflightTable(rows: readonly PreflightRow[], paint: Paint): string {
  return rows
    .flatMap(({ state, what, found, how }) => {
      const [first = '', ...more] = wrap(oneLine(found, MOST), WIDTH - STATE - WHAT);
      const below = [
        ...more,
        ...(how === undefined ? [] : wrap(oneLine(withCommands(how), MOST), WIDTH - STATE - WHAT)),
      ];
      const indent = ' '.repeat(STATE + WHAT);
      // a longer name is printed on its own line
      const head = what.length < WHAT ? [`${what.padEnd(WHAT)}${first}`] : [what, `${indent}${first}`];
      const [line = '', ...rest] = head;
      return [
        `${paint(STYLE[state], state.padEnd(STATE))}${line}`,
        ...rest,
        ...below.map((one) => `${indent}${one}`),
      ];
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
