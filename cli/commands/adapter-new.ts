/** `npm run adapter:new -- FILE`: a commented adapter to start from, which type-checks as it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../../harness/reports-folder.ts';
import { CODE, PACKAGE, PACKAGED, withCommands } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';
import { isInModules } from '../shop-adapter.ts';

/** Import path of the adapter interface in the template. */
const INTERFACE = "'./define-shop.ts'";

export function adapterNew(words: readonly string[]): Promise<number> {
  const [given = '', ...more] = words;
  if (given === '' || given.startsWith('-') || more.length > 0)
    throw new UsageError('adapter:new needs exactly one file, e.g. npm run adapter:new -- ./my-shop.ts');
  const file = resolve(process.env.INIT_CWD ?? '.', given);
  if (!/\.m?ts$/.test(file)) throw new UsageError(`${given} must end in .ts or .mts.`);
  if (existsSync(file))
    throw new UsageError(`${given} already exists. Choose another file, or remove this one.`);
  if (file.endsWith('.ts') && !isInModules(file))
    throw new UsageError(
      `No package.json above ${given} has "type": "module", so a .ts file there is not an ES module. Name the file ${given.replace(/\.ts$/, '.mts')}.`,
    );
  makeFolder(dirname(file));
  writeFileSync(file, adapterFor(file));
  process.stdout.write(
    withCommands(
      `${given} is written. Replace its lines with TODO, then:\n  DR_SHOP=custom DR_SHOP_URL=… DR_SHOP_ADAPTER=${given} … npm run adapter:check\nSettings: docs/certify-your-shop.md\n`,
    ),
  );
  return Promise.resolve(0);
}

/** The template for a given file: it imports the adapter interface. */
export function adapterFor(file: string): string {
  const path = relative(dirname(file), join(CODE, 'pages/define-shop.ts')).split(sep).join('/');
  const relativePath = path.startsWith('.') ? path : `./${path}`;
  const template = readFileSync(join(CODE, 'pages/adapter-template.ts'), 'utf8');
  return withCommands(template).replaceAll(INTERFACE, JSON.stringify(PACKAGED ? PACKAGE : relativePath));
}
