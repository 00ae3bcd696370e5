/** A program that runs `certify` with default settings, and writes the reports to the caller's folder. */
import { certify } from '../../cli/commands/certify.ts';
import { exitCodeOf } from '../../cli/exit-codes.ts';
import { parseSettings } from '../../harness/settings.ts';

const [out = '', browser = '', ...words] = process.argv.slice(2);
process.exitCode = await exitCodeOf(() => certify(words, parseSettings({ DR_CHROMIUM_PATH: browser }), out));
// the process must end, even if a handle is still open
process.exit();
