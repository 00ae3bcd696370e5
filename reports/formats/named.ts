/** Which values and members the text of a finding names. */

/** Whether the text contains the whole value: an address, a date, a number. */
export function names(words: string, value: string): boolean {
  const at = value.length < 3 ? -1 : words.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return false;
  const [before, after] = [words[at - 1] ?? ' ', words[at + value.length] ?? ' '];
  return !/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after) && (value.length > 5 || /\d/.test(value));
}

/** Whether the text contains this string, or an identifier that is part of it (e.g. an address with an order id). */
export function namesPartOf(words: string, text: string): boolean {
  return (
    names(words, text) || [...wordsOf(words)].some((word) => IDENTIFIER.test(word) && text.includes(word))
  );
}

const IDENTIFIER = /^(?=.*\d)[\w-]{8,}$/;

/** Numbers with separators, as pages write them: `¥102,300`. */
export function numbersIn(line: string): string[] {
  return (line.match(/\d[\d.,' \u00a0\u202f]*/g) ?? []).map(digitsOf);
}

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/**
 * The words that can be the name of a member, or a value. Short words are omitted, because they would match
 * everywhere.
 */
export function wordsOf(words: string): Set<string> {
  const found = words.match(/[\p{L}\d_][\p{L}\d_.-]*/gu) ?? [];
  const plain = found.flatMap((word) => {
    const own = word.replace(/[.-]+$/, '');
    return [own, ...own.split('.')];
  });
  return new Set(plain.filter((word) => word.length > 3 || word === 'url' || /^\d{3,}$/.test(word)));
}
