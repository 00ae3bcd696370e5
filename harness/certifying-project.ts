/**
 * The projects of Playwright that certify, one for each kind of screen that shoppers pay on. A run uses one of them: `phone` has
 * the same tests as `certification`, and runs only if it is named.
 */
import { UsageError } from './settings.ts';

export const CERTIFYING_PROJECTS = ['certification', 'phone'] as const;
export type CertifyingProject = (typeof CERTIFYING_PROJECTS)[number];

export function isCertifying(name: string | undefined): name is CertifyingProject {
  return (CERTIFYING_PROJECTS as readonly (string | undefined)[]).includes(name);
}

/** @throws UsageError if the projects are more than one, or the browser cannot show the screen */
export function assertScreen(projects: readonly CertifyingProject[], browserName: string): void {
  if (projects.length > 1)
    throw new UsageError(
      `The tests are of the projects ${projects.join(' and ')}: a certification uses one screen. Run one after the other.`,
    );
  if (projects.includes('phone') && browserName === 'firefox')
    throw new UsageError(
      '--project=phone needs DR_BROWSER=chromium or webkit: Playwright cannot show the screen of a phone in firefox.',
    );
}
