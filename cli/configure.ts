/**
 * The runs of this Playwright process: passed by the command that started it, otherwise created from the
 * settings.
 */
import { type Runs, runsEnvironment, runsHere } from '../harness/run.ts';
import { UsageError } from '../harness/settings.ts';
import { planCertification, planOwn } from './plan-run.ts';

/** @throws string with one line for each wrong setting */
export async function configuredRuns(): Promise<Runs> {
  const known = runsHere();
  if (known) return known;
  try {
    const runs = {
      certification: await planCertification(undefined, undefined, process.env.CONFORMANCE_OUT),
      own: await planOwn(),
    };
    // workers load the configuration, too, and must find the same runs
    Object.assign(process.env, runsEnvironment(runs));
    return runs;
  } catch (error) {
    // Playwright prints an Error with a stack trace, but a string without one: for a wrong setting the text
    // is enough
    if (error instanceof UsageError) throw error.message;
    throw error;
  }
}
