/**
 * The Playwright projects that certify, one for each kind of screen. A run uses one of them: `phone` has the
 * same tests as `certification`, and runs only if it is selected.
 */
import { UsageError } from './settings.ts';

export const CERTIFYING_PROJECTS = ['certification', 'phone'] as const;
export type CertifyingProject = (typeof CERTIFYING_PROJECTS)[number];

export function isCertifying(name: string | undefined): name is CertifyingProject {
  return (CERTIFYING_PROJECTS as readonly (string | undefined)[]).includes(name);
}

/** @throws UsageError if tests of several projects are selected, or the browser cannot emulate the screen */
export function assertScreen(projects: readonly CertifyingProject[], browserName: string): void {
  if (projects.length > 1)
    throw new UsageError(
      `The selected tests belong to the projects ${projects.join(' and ')}, but a certification uses only one screen. Run the projects one after the other.`,
    );
  if (projects.includes('phone') && browserName === 'firefox')
    throw new UsageError(
      '--project=phone needs DR_BROWSER=chromium or webkit: Playwright cannot emulate a phone in firefox.',
    );
}
