/** Portals as data: their controls, and the message for an unknown page. */
import { errors, type Page } from '@playwright/test';
import { PortalPage, UnknownPortal } from '../../../pages/portal-page.ts';
import type { Portal } from '../../../pages/portals.ts';
import { expect, test } from '../../certification/fixtures.ts';

// what is missing is waited for
test.use({ actionTimeout: 5_000 });

const PAY = 'https://pay.example';
const portal: Portal = {
  name: 'Example Pay',
  address: /^https:\/\/pay\.example\//,
  steps: {
    signIn: [],
    approve: [
      { control: (page) => page.getByLabel('Code'), type: '123456' },
      { control: (page) => page.getByRole('button', { name: 'Next' }) },
      { control: (page) => page.getByRole('button', { name: 'Pay now' }) },
    ],
    decline: [{ control: (page) => page.getByRole('button', { name: 'Refuse' }) }],
    cancel: [],
  },
};

/** Pages by path; any other path is an empty page. */
async function open(page: Page, url: string, pages: Readonly<Record<string, string>>): Promise<PortalPage> {
  await page.route(`${new URL(url).origin}/**`, (route) => {
    const body = pages[new URL(route.request().url()).pathname] ?? '<h1>Nothing here</h1>';
    return route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(url);
  return new PortalPage(page, [portal]);
}

test('a known portal is used step by step, across its pages', async ({ page }) => {
  const used = await open(page, `${PAY}/login?token=hush`, {
    '/login': '<form action="/confirm"><label>Code <input name="code"></label><button>Next</button></form>',
    '/confirm': '<form action="/paid"><button>Pay now</button></form>',
  });
  await used.approve();
  await expect(page).toHaveURL(/\/paid/);
});

test('a missing control of a known portal is reported with portal and step', async ({ page }) => {
  const used = await open(page, `${PAY}/login?token=hush`, { '/login': '<button>Pay now</button>' });
  await expect(used.approve()).rejects.toThrow(
    /^Portal page https:\/\/pay\.example\/login: step 1 of "approve" for the portal Example Pay found no control\. Add or correct the portal in pages\/portals\.ts/,
  );
});

test('an unknown portal is operated by the texts of its buttons', async ({ page }) => {
  const used = await open(page, 'https://other.example/a', {
    '/a': '<form action="/b"><button>Approve payment</button></form>',
  });
  await used.approve();
  await expect(page).toHaveURL(/\/b/);
});

test('a page without any known button is an unknown portal; a page with one of them is not', async ({
  page,
}) => {
  const unknown = await open(page, 'https://other.example/a?token=hush', {});
  const failure = await unknown.decline().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnknownPortal);
  expect(String(failure)).toContain(
    'https://other.example/a: there is no button to decline, and pages/portals.ts has no portal with this address.',
  );
  const short = await open(page, 'https://short.example/a', { '/a': '<button>Approve</button>' });
  await expect(short.decline()).rejects.toThrow(errors.TimeoutError);
});
