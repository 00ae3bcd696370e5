/** `certify` with a provider whose answers have another form and the same meaning: no finding. */
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { CertifyProcess, sandbox } from './certify-process.ts';
import { GROUPS } from './variations.ts';
import { startVaryingProvider } from './varying-provider.ts';

/** Makes the test of one group of variations. @param words arguments of `certify` */
export function drillVariations(group: string, words: readonly string[]): void {
  const { names, environment } = GROUPS[group] ?? { names: [], environment: {} };
  test(`nothing is found with ${group}: ${names.length} variations`, async () => {
    // a multiple of the usual time, for a busy machine
    test.setTimeout(1_800_000);
    const provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
    const varying = await startVaryingProvider(provider.at.apiUrl, names);
    try {
      const certify = new CertifyProcess(test.info().outputPath('out'), {
        words,
        environment: {
          ...environment,
          ...sandbox(provider, varying.url),
        },
      });
      const { code, text } = await certify.end();
      await certify.expectNothingLeft();
      const { evidence, run } = certify.reports();
      expect(run.errors).toEqual([]);
      const alarms = evidence.filter(({ outcome }) => outcome !== 'met');
      expect(alarms.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
      expect(code, text).toBe(0);
      expect([...varying.applied].filter(([, times]) => times === 0).map(([name]) => name)).toEqual([]);
    } finally {
      await varying.close();
      await provider.stop();
    }
  });
}
