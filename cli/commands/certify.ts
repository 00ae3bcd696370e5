/** `npm run certify`: runs the plan, writes the reports, prints the result. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodsIn } from '../../contract/catalogue.ts';
import type { Plan } from '../../contract/plan.ts';
import { scenarios } from '../../contract/scenarios.ts';
import {
  isRunFolder,
  isWritable,
  removeIfEmpty,
  shownPath,
  TEST_RESULTS,
} from '../../harness/reports-folder.ts';
import { assertRoom, EARLIER, hasReports, lockFolder } from '../../harness/run-folder.ts';
import type { RunSpec } from '../../harness/run.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import type { Settings } from '../../harness/settings-schema.ts';
import { count } from '../../reports/formats/text.ts';
import { readCertification } from '../../reports/package/run-files.ts';
import { baseline, HOLDS } from '../../reports/verdict/baseline.ts';
import type { Certification } from '../../reports/verdict/certification.ts';
import { exitCodeOf } from '../../reports/verdict/exit-code.ts';
import { wrap, WIDTH } from '../../harness/wrap.ts';
import { readWaivers, type Waiver, WAIVERS_FILE } from '../../reports/verdict/waivers.ts';
import { INCOMPLETE, USAGE } from '../exit-codes.ts';
import { readOptions, type RunOptions } from '../options.ts';
import { runPlaywright } from '../playwright.ts';
import { planToJudge } from '../selection.ts';
import { shopOffer } from '../shop-offer.ts';
import { planCertification } from '../plan-run.ts';
import { type StartingServers, withServers } from '../with-servers.ts';

/** @param out folder of the reports; absent: a new folder for this run; `--out` names another */
export async function certify(
  args: readonly string[],
  settings: Settings = readSettings(),
  out?: string,
): Promise<number> {
  const { methods: offered } = await shopOffer(settings);
  const options = readOptions(args, settings, offered);
  const spec = await planCertification(options, settings, options.out ?? out);
  const plan = planToJudge(spec);
  if (options.list) {
    list(plan, spec);
    return 0;
  }
  // report a file that cannot be read or written before any test runs
  if (options.writeWaivers !== undefined) writeList(options.writeWaivers, readWaivers(options.writeWaivers));
  const release = lockFolder(spec.out);
  try {
    return await withServers(spec, settings, (servers) => play(spec, options, servers));
  } finally {
    release();
    if (isRunFolder(spec.out)) removeIfEmpty(spec.out);
  }
}

async function play(
  run: RunSpec,
  options: RunOptions,
  { ready, environment }: StartingServers,
): Promise<number> {
  const end = await runPlaywright({
    projects: [run.project],
    runs: { certification: run, own: run },
    args: [
      ...(options.ui ?? [`--workers=${run.workers}`]),
      ...(options.headed ? ['--headed'] : []),
      ...(options.shard === undefined ? [] : [`--shard=${options.shard}`]),
    ],
    ready,
    environment: {
      ...environment,
      // so that Playwright's --last-failed also works after this command; a project may be read-only
      ...(isWritable(TEST_RESULTS)
        ? { PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: join(TEST_RESULTS, '.last-run.json') }
        : {}),
    },
  });
  // UI mode writes no certification
  if (options.ui) return end.code;
  if (end.refused) return USAGE;
  if (end.killed) {
    process.stderr.write(
      `The test runner was ended by ${end.killed} before it wrote its reports. Reports of earlier runs stay as they were.\n`,
    );
    return INCOMPLETE;
  }
  if (!hasReports(run.out)) {
    assertRoom(run.out);
    if (end.interrupted)
      process.stderr.write(
        `The run was interrupted a second time before its reports were written, so it has no reports. The reports of an earlier run are in ${shownPath(join(run.out, EARLIER))}.\n`,
      );
  }
  if (options.writeWaivers !== undefined && hasReports(run.out))
    writeWaivers(options.writeWaivers, readCertification(run.out));
  const code = exitCodeOf(run.out, { runId: run.id, strict: options.strict });
  // a second Ctrl-C ends an interrupted run without its reports
  const cutShort = end.interrupted && (code === 0 || !hasReports(run.out));
  return cutShort ? INCOMPLETE : code;
}

function writeList(file: string, waivers: readonly Waiver[]): void {
  try {
    writeFileSync(file, `${JSON.stringify(waivers, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(
      `--write-waivers ${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** Waivers that the file already contains stay in it. */
function writeWaivers(file: string, certification: Certification): void {
  const kept = readWaivers(file);
  const all = baseline(certification, kept);
  writeList(file, all);
  const text = `Waivers: ${all.length - kept.length} added, valid for ${HOLDS} days. Review each waiver, and add its owner and ticket. Waivers take effect only when they are in ${WAIVERS_FILE}.`;
  process.stdout.write(`${wrap(text, WIDTH, '  ').join('\n')}\n  ${shownPath(file)}\n`);
}

/** Up to this many methods are listed with their scenarios. */
const FEW = 5;

/** `--list`: one line for each method; if few methods are selected, one line for each scenario. */
function list(plan: Plan, { methods: ids, dialect }: RunSpec): void {
  for (const id of ids) {
    const own = plan.scenarios.filter(({ method }) => method === id);
    const checks = own.reduce((sum, { rules: owed }) => sum + owed.length, 0);
    process.stdout.write(`${id}: ${count(own.length, 'scenario')}, ${count(checks, 'check')}\n`);
    if (ids.length > FEW) continue;
    for (const { scenario } of own) process.stdout.write(`    ${scenario}  ${scenarios[scenario].title}\n`);
  }
  const excluded = plan.exclusions.filter(({ methods: some }) => some === undefined).length;
  const rules = new Set(plan.owed.map(({ rule }) => rule)).size;
  process.stdout.write(
    `\n${count(plan.scenarios.length, 'scenario')} of ${ids.length} of ${methodsIn(dialect).length} methods, ${count(rules, 'rule')}, ${count(plan.owed.length, 'check')}; excluded rules: ${excluded} (the report says why).\n`,
  );
}
