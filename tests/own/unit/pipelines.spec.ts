/** The pipelines of `examples/ci`, as GitLab and Kubernetes read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../plain-test.ts';
import { gitlabMistakes, kubernetesMistakes } from '../../../cli/pipelines.ts';
import { ROOT } from '../../../harness/root.ts';

const read = (name: string): string => readFileSync(join(ROOT, 'examples/ci', name), 'utf8');
const gitlab = read('gitlab-ci.yml');
const kubernetes = read('kubernetes.yaml');

test('the pipelines for GitLab and Kubernetes have no mistakes', () => {
  expect(gitlabMistakes(gitlab, 'gitlab-ci.yml')).toEqual([]);
  expect(kubernetesMistakes(kubernetes, 'kubernetes.yaml')).toEqual([]);
});

test("the pipelines use the project's version of Playwright", () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(gitlab).toContain(`playwright:v${dependencies['@playwright/test']}-noble`);
});

const broken: readonly (readonly [
  string,
  (text: string, path: string) => string[],
  string,
  string,
  string,
  RegExp,
])[] = [
  ['an unknown key of a job', gitlabMistakes, gitlab, 'parallel: 4', 'paralel: 4', /paralel/],
  ['a stage that there is not', gitlabMistakes, gitlab, 'stage: merge', 'stage: merges', /no stage "merges"/],
  [
    'a job that there is not',
    gitlabMistakes,
    gitlab,
    'needs: [certify]',
    'needs: [certfy]',
    /no job "certfy"/,
  ],
  [
    'an unknown key of a pod',
    kubernetesMistakes,
    kubernetes,
    'restartPolicy',
    'restartPolcy',
    /document 1 .*restartPolcy/,
  ],
  [
    'a job that does not number its pods',
    kubernetesMistakes,
    kubernetes,
    'completionMode: Indexed',
    'completionMode: NonIndexed',
    /the job must be Indexed/,
  ],
  [
    'a pod whose failure ends the others',
    kubernetesMistakes,
    kubernetes,
    'backoffLimitPerIndex',
    'backoffLimit',
    /backoffLimitPerIndex is missing/,
  ],
  [
    'fewer pods than shards',
    kubernetesMistakes,
    kubernetes,
    'completions: 4',
    'completions: 3',
    /4 shards, but 3 completions/,
  ],
  [
    'a volume that there is not',
    kubernetesMistakes,
    kubernetes,
    'name: shm, mountPath',
    'name: sm, mountPath',
    /no volume "sm"/,
  ],
];
for (const [what, mistakes, text, right, wrong, line] of broken) {
  test(`${what} is found`, () => {
    expect(text).toContain(right);
    expect(mistakes(text.replace(right, wrong), 'file').join('\n')).toMatch(line);
  });
}
