/** Checks of a sandbox before a run: wrong settings are reported before anything is judged. */
import { expect, test } from '@playwright/test';
import { assertSandboxOpens } from '../../../cli/preflight.ts';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { parseSettings, type Settings } from '../../../harness/settings.ts';

const dialects = ['digital-river-api', 'commerce-api'] as const;

function sandbox({ at }: Servers, besides: Record<string, string>): Settings {
  return parseSettings({
    DR_PROVIDER: 'sandbox',
    DR_API_URL: at.apiUrl,
    DR_JS_URL: at.jsUrl,
    DR_CSS_URL: at.cssUrl,
    DR_PUBLIC_KEY: at.publicKey,
    DR_SECRET_KEY: at.secretKey,
    ...besides,
  });
}

test('a sandbox opens to its own keys, and a wrong setting is named', async () => {
  const servers = await startServers(parseSettings({}), { only: 'provider', faults: false });
  const door = (besides: Record<string, string>): Promise<void> =>
    assertSandboxOpens(sandbox(servers, besides));
  try {
    for (const DR_DIALECT of dialects) {
      await door({ DR_DIALECT });
      const wrong = door({ DR_DIALECT, DR_SECRET_KEY: 'sk_test_hush' });
      await expect(wrong).rejects.toThrow(/DR_SECRET_KEY is not accepted by http.*: it answers 401/);
      await expect(wrong).rejects.not.toThrow(/hush/);
    }
    await expect(door({ DR_DIALECT: 'commerce-api', DR_SHOPPER_TOKEN: 'nobody' })).rejects.toThrow(
      /^DR_SHOPPER_TOKEN is not accepted/,
    );
    for (const setting of ['DR_JS_URL', 'DR_CSS_URL'])
      await expect(door({ [setting]: `${servers.at.apiUrl}/none-such.js` })).rejects.toThrow(
        new RegExp(`^${setting} names nothing that is served: .* answers 40`),
      );
  } finally {
    await servers.stop();
  }
  // out of reach: the run says so, in a complete report
  await door({});
});
