/** Colours, if the terminal supports them and they are not disabled. */
import { styleText } from 'node:util';
import type { Verdict } from '../verdict/certification.ts';
import { SIGN } from '../formats/labels.ts';
import { WIDTH } from '../../harness/wrap.ts';

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export interface Terminal {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  /** Whether lines can be overwritten. */
  readonly live: boolean;
  readonly columns: number;
}

export function terminal(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Terminal {
  const live = stream.isTTY === true && environment.CI === undefined;
  const coloured = environment.FORCE_COLOR
    ? environment.FORCE_COLOR !== '0'
    : stream.isTTY === true && environment.NO_COLOR === undefined;
  return {
    write: (text) => void stream.write(text),
    paint: coloured ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text,
    live,
    // a terminal of unknown width says 0
    columns: stream.columns || WIDTH,
  };
}

export const STYLE: Readonly<Record<Verdict, Style>> = {
  met: 'green',
  notMet: ['red', 'bold'],
  warning: 'yellow',
  notExercised: ['magenta', 'bold'],
  waived: 'cyan',
  excluded: 'gray',
};

export function sign(verdict: Verdict, paint: Paint): string {
  return paint(STYLE[verdict], SIGN[verdict]);
}
