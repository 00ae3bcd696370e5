/**
 * Suggests the name that was probably meant, or lists all names.
 * @param title of the list
 */
export function didYouMean(name: string, known: readonly string[], title = 'Known'): string {
  return suggestion(name, known) ?? `${title}: ${known.join(', ')}.`;
}

/** The question with the names that are similar; undefined if there are none. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  const near = known.filter((one) => distance(one.toLowerCase(), name.toLowerCase()) <= name.length / 4);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined;
}

/** Edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
