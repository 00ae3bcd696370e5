/**
 * Speaks to Playwright's test server as an editor does: lists the tests of a file and runs them. Prints one JSON line.
 * Node 20 needs `--experimental-websocket`.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { ROOT } from '../../harness/root.ts';

const [file = ''] = process.argv.slice(2);
const server = spawn(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test-server'], {
  cwd: ROOT,
  stdio: ['pipe', 'pipe', 'inherit'],
});
process.once('exit', () => server.kill());

const ADDRESS = /ws:\/\/\S+/;
let address = '';
for await (const line of createInterface(server.stdout)) {
  address = ADDRESS.exec(line)?.[0] ?? '';
  if (address !== '') break;
}
const socket = new WebSocket(address);
await new Promise((resolve) => socket.addEventListener('open', resolve));

let calls = 0;
/** @throws Error with the server's message */
function call(method: string, params: object = {}): Promise<unknown> {
  calls += 1;
  const id = calls;
  socket.send(JSON.stringify({ id, method, params }));
  return new Promise((resolve, reject) => {
    const answered = ({ data }: MessageEvent): void => {
      const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: string };
      if (answer.id !== id) return;
      socket.removeEventListener('message', answered);
      if (answer.error === undefined) resolve(answer.result);
      else reject(new Error(answer.error));
    };
    socket.addEventListener('message', answered);
  });
}

const selection = { projects: ['unit'], locations: [file] };
await call('initialize');
const files = JSON.stringify(await call('listFiles'));
const tests = JSON.stringify(await call('listTests', selection));
const { status } = (await call('runTests', { ...selection, trace: 'off' })) as { status: string };
process.stdout.write(`${JSON.stringify({ files, tests, status })}\n`);
socket.close();
process.exit(0);
