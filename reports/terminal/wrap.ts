/** Wraps text for a terminal. */
import { stripVTControlCharacters } from 'node:util';

/** Width that fits every terminal. */
export const WIDTH = 80;

/** Breaks text at spaces; a word that is longer than a line is cut into pieces. @param indent of every line but the first */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(text, Math.max(1, width - indent.length))) {
    const longer = line === '' ? word : `${line} ${word}`;
    const most = lines.length === 0 ? width : width - indent.length;
    if (widthOf(longer) <= most || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((one, index) => (index === 0 ? one : indent + one));
}

function pieces(text: string, most: number): string[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) =>
      widthOf(word) <= most
        ? [word]
        : (stripVTControlCharacters(word).match(new RegExp(`.{1,${most}}`, 'gu')) ?? []),
    );
}

/** Number of visible characters: colour codes do not count. */
function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
