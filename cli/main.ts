/** `tsx cli/main.ts COMMAND`: what the scripts of package.json run. */
import { UsageError } from '../harness/settings.ts';
import { version } from '../harness/version.ts';
import { withCatalogue } from './catalogue-option.ts';
import { exitCodeOf } from './exit-codes.ts';
import { help } from './help.ts';

const commands = {
  certify: async () => (await import('./commands/certify.ts')).certify,
  test: async () => (await import('./commands/test.ts')).test,
  start: async () => (await import('./commands/start.ts')).start,
  provider: async () => (await import('./commands/start.ts')).provider,
  sdk: async () => (await import('./commands/sdk.ts')).sdk,
  controls: async () => (await import('./commands/controls.ts')).controls,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  report: async () => (await import('./commands/report.ts')).report,
  'report-pdf': async () => (await import('./commands/report-pdf.ts')).reportPdf,
  attest: async () => (await import('./commands/attest.ts')).attest,
  pack: async () => (await import('./commands/pack.ts')).pack,
  verify: async () => (await import('./commands/verify.ts')).verify,
  'lint-payload': async () => (await import('../tools/payload-lint/command.ts')).lintPayload,
  workflows: async () => (await import('./commands/workflows.ts')).workflows,
  'adapter-new': async () => (await import('./commands/adapter-new.ts')).adapterNew,
  'adapter-check': async () => (await import('./commands/adapter-check.ts')).adapterCheck,
  record: async () => (await import('./commands/record.ts')).record,
  bench: async () => (await import('./commands/bench.ts')).bench,
} satisfies Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const load = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (!load)
    throw new UsageError(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
  if (args.includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const text = help(name);
  if (text !== undefined && args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(text);
    return 0;
  }
  // before anything reads the catalogue
  const rest = withCatalogue(args);
  const command = await load();
  return command(rest);
}

// a reader that closes the pipe (`| head`) must not end a run before its reports are written
process.stdout.on('error', () => undefined);
process.exitCode = await exitCodeOf(() => main(process.argv.slice(2)));
// nothing may keep a finished command alive, once another program has read all that it said
process.stdout.write('', () => process.exit());
