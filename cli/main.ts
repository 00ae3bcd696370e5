/** `tsx cli/main.ts COMMAND`: what the scripts of package.json run. */
import { withCatalogue } from './catalogue-option.ts';
import { exitCodeOf } from './exit-codes.ts';
import { UsageError } from '../harness/settings.ts';

const commands = {
  certify: async () => (await import('./commands/certify.ts')).certify,
  test: async () => (await import('./commands/test.ts')).test,
  start: async () => (await import('./commands/start.ts')).start,
  provider: async () => (await import('./commands/start.ts')).provider,
  sdk: async () => (await import('./commands/sdk.ts')).sdk,
  controls: async () => (await import('./commands/controls.ts')).controls,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  report: async () => (await import('./commands/report.ts')).report,
  'lint-payload': async () => (await import('../tools/payload-lint/command.ts')).lintPayload,
  workflows: async () => (await import('./commands/workflows.ts')).workflows,
  bench: async () => (await import('./commands/bench.ts')).bench,
} satisfies Record<string, () => Promise<(words: readonly string[]) => Promise<number>>>;

async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const load = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (!load)
    throw new UsageError(`there is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
  // before anything reads the catalogue
  const rest = withCatalogue(words);
  const command = await load();
  return command(rest);
}

process.exitCode = await exitCodeOf(() => main(process.argv.slice(2)));
// nothing may keep a finished command alive, once another program has read all that it said
process.stdout.write('', () => process.exit());
