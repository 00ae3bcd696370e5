/** `npm run doctor`: reports what is missing on this machine or in the settings, and how to fix it. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { count } from '../../reports/formats/text.ts';
import { readWaivers, WAIVERS_FILE } from '../../reports/verdict/waivers.ts';
import { WIDTH, wrap } from '../../harness/wrap.ts';
import { missingScripts } from '../fonts.ts';
import { browserOf } from '../run-browser.ts';
import { readOptions } from '../options.ts';
import { ROOT, withCommands } from '../../harness/root.ts';
import { fixedPorts } from '../ports.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import type { Settings } from '../../harness/settings-schema.ts';
import { runPlaywright } from '../playwright.ts';
import { planCertification } from '../plan-run.ts';
import { withServers } from '../with-servers.ts';
import { shopOffer } from '../shop-offer.ts';

type Finding = { readonly ok: boolean; readonly isNote?: true; readonly what: string; readonly how?: string };

export async function doctor(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('doctor takes no options.');
  const findings = await examine();
  for (const { ok, isNote, what, how } of findings)
    process.stdout.write(lines(isNote ? '  note' : ok ? '  ok  ' : '  fail', what, how));
  let failed = findings.filter(({ ok }) => !ok).length;
  // if all of this is in order, run the checks of a run's target
  if (failed === 0) {
    const settings = readSettings();
    const isDefault = settings.DR_SHOP === 'fixture' && settings.DR_PROVIDER === 'embedded';
    if (!isDefault && !(await tryTarget(settings))) failed += 1;
  }
  process.stdout.write(
    failed === 0 ? withCommands('\nReady: npm run certify\n') : `\n${count(failed, 'problem')} to fix.\n`,
  );
  return failed === 0 ? 0 : 2;
}

/** What was found, and below it how to fix it, within the width of a terminal. */
function lines(sign: string, what: string, how?: string): string {
  const [first = '', ...more] = [what, ...(how?.split('\n') ?? [])].flatMap((line) => wrap(line, WIDTH - 8));
  return [`${sign}  ${first}`, ...more.map((line) => `        ${line}`)].map((line) => `${line}\n`).join('');
}

async function examine(): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const node: Finding =
    major > 20 || (major === 20 && minor >= 19)
      ? { ok: true, what: `Node ${process.versions.node}` }
      : { ok: false, what: `Node ${process.versions.node}`, how: 'Node 20.19 or later is needed.' };
  const cores: Finding = { ok: true, what: `${availableParallelism()} cores` };
  let settings: Settings;
  try {
    settings = readSettings();
    const { methods: offered } = await shopOffer(settings);
    readOptions([], settings, offered);
    readWaivers(join(ROOT, WAIVERS_FILE));
  } catch (error) {
    // one line for each setting
    const mistakes = (error instanceof Error ? error.message : String(error)).split('\n');
    return [node, cores, ...mistakes.map((what) => ({ ok: false, what }))];
  }
  const env = existsSync('.env') ? ' and .env' : '';
  const dials: Finding = {
    ok: true,
    what: `settings from the environment${env}: provider ${settings.DR_PROVIDER}, shop ${settings.DR_SHOP}, dialect ${settings.DR_DIALECT}`,
  };
  return [node, cores, dials, ...(await browser(settings)), ...(await ports(settings))];
}

async function browser(settings: Settings): Promise<Finding[]> {
  try {
    const found = await browserOf(settings, (line) => process.stdout.write(`${line}\n`));
    const version: Finding = {
      ok: true,
      what: `${found.version} at ${found.path}${found.sandbox ? '' : ', without its sandbox because you are root'}`,
    };
    return [version, ...fontNote(await missingScripts(settings.DR_BROWSER, found))];
  } catch (error) {
    return [{ ok: false, what: 'browser', how: error instanceof Error ? error.message : String(error) }];
  }
}

/**
 * A missing font changes no verdict. It only makes the report harder to read, because screenshots show boxes.
 */
export function fontNote(scripts: readonly string[]): Finding[] {
  if (scripts.length === 0) return [];
  return [
    {
      ok: true,
      isNote: true,
      what: `no font for ${scripts.join(', ')}: screenshots show empty boxes instead of these characters`,
      how: 'This does not change any verdict. Install fonts; on Debian and Ubuntu: "apt-get install fonts-noto-cjk".',
    },
  ];
}

async function ports(settings: Settings): Promise<Finding[]> {
  return (await fixedPorts(settings)).map(({ setting, port, problem }) =>
    problem === undefined
      ? { ok: true, what: `port ${port} (${setting}) is free` }
      : { ok: false, what: `port ${port} (${setting})`, how: problem },
  );
}

/** Runs and prints the checks that precede the first scenario of a run. @returns whether a run could start */
async function tryTarget(settings: Settings): Promise<boolean> {
  process.stdout.write('\n');
  try {
    const spec = await planCertification(undefined, settings, 'own/doctor');
    return await withServers(spec, settings, async (servers) => {
      const { code } = await runPlaywright({
        projects: ['preflight'],
        runs: { certification: spec, own: spec },
        ...servers,
      });
      return code === 0;
    });
  } catch (error) {
    // the table has already shown the problem
    if (error instanceof UsageError) return false;
    throw error;
  }
}
