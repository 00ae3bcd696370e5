/**
 * The projects of Playwright that certify, one for each kind of screen that shoppers pay on. A run uses one of them: `phone` has
 * the same tests as `certification`, and runs only if it is named.
 */
export const CERTIFYING_PROJECTS = ['certification', 'phone'] as const;
export type CertifyingProject = (typeof CERTIFYING_PROJECTS)[number];

export function isCertifying(name: string | undefined): name is CertifyingProject {
  return (CERTIFYING_PROJECTS as readonly (string | undefined)[]).includes(name);
}

/** The projects named on Playwright's command line: `--project=phone`, `--project phone unit`. */
export function certifyingNamed(words: readonly string[]): CertifyingProject[] {
  const named = words.flatMap((word, at) => {
    if (word.startsWith('--project=')) return [word.slice('--project='.length)];
    if (word !== '--project') return [];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((one) => one.startsWith('-'));
    return end < 0 ? rest : rest.slice(0, end);
  });
  return CERTIFYING_PROJECTS.filter((one) => named.some((name) => name.toLowerCase() === one));
}
