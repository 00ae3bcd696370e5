/** A terminal that is closed while a program runs in it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../harness/root.ts';
import { endWithThis } from '../run-program.ts';
import { expect, test } from '../plain-test.ts';

test('a closed terminal does not change the exit code of a program', async () => {
  test.skip(spawnSync('script', ['--version']).status !== 0, 'no program `script` to open a terminal with');
  const [program, code] = ['program.mts', 'code'].map((name) => test.info().outputPath(name)) as [
    string,
    string,
  ];
  const module = pathToFileURL(join(ROOT, 'harness/outlive-readers.ts')).href;
  writeFileSync(
    program,
    `import { outliveReaders } from '${module}';
     import { isatty } from 'node:tty';
     outliveReaders();
     process.exitCode = 3;
     console.log('begun');
     const timer = setInterval(() => {
       if (isatty(1)) return;
       clearInterval(timer);
       console.log('nobody reads this');
     }, 20);`,
  );
  const words = `'${process.execPath}' --import tsx '${program}'; echo $? > '${code}'`;
  // the shell ignores that its terminal is closed, to see how the program ends
  const terminal = spawn('script', ['-qefc', `trap '' HUP; ${words}`, '/dev/null'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  endWithThis(terminal);
  await new Promise((resolve) => terminal.stdout.once('data', resolve));
  terminal.kill('SIGKILL');
  await expect.poll(() => existsSync(code) && readFileSync(code, 'utf8'), { timeout: 20_000 }).toBe('3\n');
});
