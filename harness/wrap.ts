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
  return (
    text
      // a number and its unit stay together
      .split(/(?<!\d)\s+|\s+(?!(?:s|min|h)\b)/)
      .filter(Boolean)
      .flatMap((word) => {
        if (widthOf(word) <= most) return [word];
        const characters = WIDE.test(word) ? Math.max(1, Math.floor(most / 2)) : most;
        return stripVTControlCharacters(word).match(new RegExp(`.{1,${characters}}`, 'gu')) ?? [];
      })
  );
}

/** Characters that take two columns: Chinese, Japanese, Korean, full-width forms, emoji. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Characters that take no column: combining and format characters. */
const NONE = /[\p{M}\p{Cf}]/u;

/** Number of columns in a terminal: colour codes do not count. */
export function widthOf(text: string): number {
  const bare = stripVTControlCharacters(text);
  // by far the most texts
  if (/^[\x20-\x7e]*$/.test(bare)) return bare.length;
  let width = 0;
  for (const character of bare) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
