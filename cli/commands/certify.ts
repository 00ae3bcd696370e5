/** `npm run certify`: runs the plan, writes the reports, prints the matrix and the verdict. */
import { methods } from '../../contract/catalogue.ts';
import type { Plan } from '../../contract/plan.ts';
import { scenarios } from '../../contract/scenarios.ts';
import { exitCodeOf } from '../../reports/verdict/exit-code.ts';
import { startRun } from '../start-run.ts';
import { INCOMPLETE } from '../exit-codes.ts';
import { readOptions } from '../options.ts';
import { hasReports } from '../../harness/run-folder.ts';
import { runPlaywright } from '../playwright.ts';
import { planFor } from '../selection.ts';
import { readSettings, type Settings } from '../../harness/settings.ts';

/** @param out folder of the reports, from the project's `reports/` */
export async function certify(
  words: readonly string[],
  settings: Settings = readSettings(),
  out = 'out',
): Promise<number> {
  const options = readOptions(words, settings);
  const plan = await planFor(settings, options);
  if (options.list) {
    list(plan, options.methods);
    return 0;
  }
  const { run, stop, workers } = await startRun({ args: words, out, faults: false, settings });
  try {
    const { interrupted } = await runPlaywright({
      project: 'certification',
      run,
      workers,
      headed: options.headed,
    });
    const code = exitCodeOf(run.out, { runId: run.id, strict: options.strict });
    // who does not wait for the end of an interrupted run gets no reports of it
    const cutShort = interrupted && (code === 0 || !hasReports(run.out));
    return cutShort ? INCOMPLETE : code;
  } finally {
    await stop();
  }
}

/** What would be judged, without judging it. */
function list(plan: Plan, ids: readonly string[]): void {
  for (const { method, scenario, rules: owed } of plan.scenarios) {
    process.stdout.write(`${method}  ${scenario}  ${scenarios[scenario].title}\n    ${owed.join(' ')}\n`);
  }
  const reasons = plan.exclusions.map(
    ({ rule, reason, methods: some }) => `${rule}${some ? ` (${some.join(', ')})` : ''}: ${reason}`,
  );
  process.stdout.write(`\nExcluded:\n${reasons.map((line) => `    ${line}\n`).join('')}`);
  const count = new Set(plan.owed.map(({ rule }) => rule)).size;
  process.stdout.write(
    `\n${plan.scenarios.length} scenarios of ${ids.length} of ${methods.length} methods, ${count} rules, ${plan.owed.length} checks\n`,
  );
}
