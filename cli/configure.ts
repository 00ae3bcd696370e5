/** The runs of this Playwright process: from the command that started it, otherwise made from the settings. */
import { CERTIFYING_PROJECTS, certifyingNamed } from '../harness/certifying-project.ts';
import { optionIn } from '../harness/shards.ts';
import { type Runs, runsEnvironment, runsHere, traceEnvironment } from '../harness/run.ts';
import { UsageError } from '../harness/settings.ts';
import { planCertification, planOwn } from './start-run.ts';

/** @throws string with one line for each wrong setting */
export async function configuredRuns(): Promise<Runs> {
  const known = runsHere();
  if (known) return known;
  try {
    const named = certifyingNamed(process.argv);
    if (named.length > 1)
      throw new UsageError(
        `--project names ${CERTIFYING_PROJECTS.join(' and ')}: a certification is of one screen. Run one after the other.`,
      );
    const shard = optionIn(process.argv, '--shard');
    const runs = {
      certification: await planCertification(undefined, undefined, process.env.CONFORMANCE_OUT, [
        ...named.map((name) => `--project=${name}`),
        ...(shard === undefined ? [] : [`--shard=${shard}`]),
      ]),
      own: await planOwn(),
    };
    // workers load the configuration, too, and must find the same runs
    Object.assign(process.env, runsEnvironment(runs), traceEnvironment(process.argv));
    return runs;
  } catch (error) {
    // Playwright prints an Error with its stack, but a string without: for a wrong setting the text is enough
    if (error instanceof UsageError) throw error.message;
    throw error;
  }
}
