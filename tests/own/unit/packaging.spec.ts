/** Packaging: Dockerfile and GitHub action. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse, stringify } from 'yaml';
import { mistakesIn } from '../../../cli/commands/workflows.ts';
import { ROOT } from '../../../harness/root.ts';
import { expect, test } from '../plain-test.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Problems of a Dockerfile, as editors show them. */
const problems = (text: string): unknown[] => validate(text).map(({ message }) => message);

test('the Dockerfile is valid, and its base image fits the version of Playwright', () => {
  const text = read('Dockerfile');
  expect(problems(text)).toEqual([]);
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  expect(text).toContain(`FROM mcr.microsoft.com/playwright:v${dependencies['@playwright/test']}-noble\n`);
});

test('a mistake in the Dockerfile is found', () => {
  expect(problems(read('Dockerfile').replace('ENTRYPOINT', 'ENTRYPIONT'))).toEqual([
    'Unknown instruction: ENTRYPIONT',
  ]);
});

test('the npm package contains the documents and the list of settings, which its messages name', () => {
  const { files } = JSON.parse(read('package.json')) as { files: readonly string[] };
  expect(files).toEqual(expect.arrayContaining(['docs', '.env.example']));
});

test('every package in the lock file has an integrity hash, and none has its own download address', () => {
  interface Locked {
    readonly link?: boolean;
    readonly integrity?: string;
    readonly resolved?: string;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const locked = Object.entries(packages).filter(([name, { link }]) => name !== '' && link !== true);
  expect(locked.length).toBeGreaterThan(100);
  expect(
    locked.filter(([, { integrity, resolved }]) => integrity === undefined || resolved !== undefined),
  ).toEqual([]);
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required: boolean; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly unknown[] };
}

/** Its steps as a workflow with the same inputs, because the linter only supports workflows. */
function asWorkflow(text: string): string {
  const { inputs, runs } = parse(text) as Action;
  const called = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, { ...input, type: 'string' }]),
  );
  return stringify({
    on: { workflow_call: { inputs: called } },
    jobs: { action: { 'runs-on': 'ubuntu-24.04', steps: runs.steps } },
  });
}

test('the GitHub action is valid, and pins every action that it uses', async () => {
  const text = read('action.yml');
  const { runs } = parse(text) as Action;
  expect(runs.using).toBe('composite');
  for (const step of runs.steps)
    expect(step, 'a step of a composite action names its shell, or an action').toMatchObject(
      'run' in Object(step) ? { shell: 'bash' } : { uses: expect.any(String) },
    );
  const found = await mistakesIn(asWorkflow(text), 'action.yml');
  // the versions are in comments, which the conversion drops
  expect(found.filter((line) => !line.includes('must be pinned'))).toEqual([]);
  expect((await mistakesIn(text, 'action.yml')).filter((line) => line.includes('must be pinned'))).toEqual(
    [],
  );
});

test('the GitHub action stores the reports of a partial run, which reports/out does not contain', () => {
  expect(read('action.yml')).not.toMatch(/reports\/out\//);
  expect(read('action.yml')).toContain('path: ${{ inputs.working-directory }}/reports/runs\n');
});

test('an unknown input of the GitHub action is found', async () => {
  const text = read('action.yml').replace('inputs.options', 'inputs.optoins');
  expect((await mistakesIn(asWorkflow(text), 'action.yml')).join('\n')).toContain('optoins');
});
