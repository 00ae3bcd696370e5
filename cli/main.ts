/** `tsx cli/main.ts COMMAND`: entry point of the scripts in package.json and of `npx payment-session-conformance COMMAND`. */
import { didYouMean } from '../harness/did-you-mean.ts';
import { outliveReaders } from '../harness/outlive-readers.ts';
import { PACKAGED, withCommands } from '../harness/root.ts';
import { UsageError } from '../harness/settings.ts';
import { version } from '../harness/version.ts';
import { withCatalogue } from './catalogue-option.ts';
import { exitCodeOf } from './exit-codes.ts';
import { help, overview } from './help.ts';

const commands = {
  certify: async () => (await import('./commands/certify.ts')).certify,
  test: async () => (await import('./commands/test.ts')).test,
  start: async () => (await import('./commands/start.ts')).start,
  provider: async () => (await import('./commands/start.ts')).provider,
  sdk: async () => (await import('./commands/sdk.ts')).sdk,
  controls: async () => (await import('./commands/controls.ts')).controls,
  merge: async () => (await import('./commands/merge.ts')).merge,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  report: async () => (await import('./commands/report.ts')).report,
  'report-pdf': async () => (await import('./commands/report-pdf.ts')).reportPdf,
  attest: async () => (await import('./commands/attest.ts')).attest,
  pack: async () => (await import('./commands/pack.ts')).pack,
  verify: async () => (await import('./commands/verify.ts')).verify,
  'lint-payload': async () => (await import('../tools/payload-lint/command.ts')).lintPayload,
  workflows: async () => (await import('./commands/workflows.ts')).workflows,
  init: async () => (await import('./commands/init.ts')).init,
  'adapter-new': async () => (await import('./commands/adapter-new.ts')).adapterNew,
  'adapter-check': async () => (await import('./commands/adapter-check.ts')).adapterCheck,
  example: async () => (await import('./commands/example.ts')).example,
  record: async () => (await import('./commands/record.ts')).record,
  bench: async () => (await import('./commands/bench.ts')).bench,
} satisfies Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>;

/** Commands that run the harness's own tests, which the npm package does not contain. */
const ONLY_IN_REPOSITORY = ['test', 'sdk', 'example', 'workflows', 'record', 'bench'];

/** @param given name of a script in package.json, or of a command */
function commandOf(given: string): string {
  return given === 'lint' ? 'lint-payload' : given.replace(':', '-');
}

async function main([given = '', ...words]: readonly string[]): Promise<number> {
  const name = commandOf(given);
  // npm removes the first `--` of "npm run X -- words", npx does not
  const args = words[0] === '--' && words[1]?.startsWith('--') ? words.slice(1) : words;
  const known = Object.entries(commands).filter(([one]) => !PACKAGED || !ONLY_IN_REPOSITORY.includes(one));
  const names = known.map(([one]) => one);
  if ([given, ...args].includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  if (['', 'help', '--help', '-h'].includes(given)) {
    process.stdout.write(withCommands(overview(names)));
    return 0;
  }
  const load = known.find(([one]) => one === name)?.[1];
  if (!load) throw new UsageError(`There is no command "${given}". ${didYouMean(name, names, 'Commands')}`);
  const text = help(name);
  if (text !== undefined && args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(withCommands(text));
    return 0;
  }
  // must happen before any module reads the catalogue
  const rest = withCatalogue(args);
  const command = await load();
  return command(rest);
}

outliveReaders();
process.exitCode = await exitCodeOf(() => main(process.argv.slice(2)));
// exits when all output has been read, even if a handle is still open
process.stdout.write('', () => process.exit());
