/** `init`: the files that a shop's project needs for its certification. Existing files stay unchanged. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withCommands } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';
import { adapterFor } from './adapter-new.ts';

const ADAPTER = 'shop-adapter.mts';
const SETTINGS = `# Settings of the certification. All of them: docs/certify-your-shop.md
DR_SHOP=custom
# TODO where your shop listens
DR_SHOP_URL=http://localhost:3000
DR_SHOP_ADAPTER=./${ADAPTER}
# Your shop calls the payment API at http://127.0.0.1:4610, and loads the SDK from http://127.0.0.1:4600/v1/DigitalRiver.js
DR_TAP_PORT=4610
DR_PROVIDER_PORT=4600
# The keys of your shop: any test keys with the embedded provider
DR_PUBLIC_KEY=pk_test_example
DR_SECRET_KEY=sk_test_example
# TODO the address of your shop that receives webhooks; without it webhooks are not judged
# DR_WEBHOOK_URL=http://localhost:3000/webhooks
`;
/** Files of runs, and files that contain keys. */
const IGNORED = ['.env', 'reports/', 'signing-key.pem'];

/** @throws UsageError for any word: the command takes none */
export function init(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError(`init takes no options: ${words.join(' ')}`);
  const folder = process.env.INIT_CWD ?? '.';
  const at = (name: string): string => resolve(folder, name);
  const lines = [
    create(at(ADAPTER), ADAPTER, 'operates the pages of your shop: replace the lines with TODO', adapterFor),
    create(at('.env'), '.env', 'settings: replace the lines with TODO', () => SETTINGS),
    ignore(at('.gitignore')),
    '',
    'Next:',
    '  npm run doctor              what is still missing, and one purchase seen',
    '  npm run adapter:check       runs each verb of the adapter once',
    '  npm run certify',
  ];
  process.stdout.write(`${lines.map((line) => withCommands(line)).join('\n')}\n`);
  return Promise.resolve(0);
}

function create(file: string, name: string, what: string, text: (file: string) => string): string {
  if (existsSync(file)) return `kept     ${name} (the file already exists; remove it to get a new one)`;
  writeFileSync(file, text(file));
  return `written  ${name}: ${what}`;
}

function ignore(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = new Set(text.split(/\r?\n/));
  const missing = IGNORED.filter((line) => !known.has(line));
  if (missing.length === 0) return 'kept     .gitignore';
  appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`);
  return `written  .gitignore: ${missing.join(', ')}`;
}
