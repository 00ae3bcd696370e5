/** Reads the options of a command with Node's own parser. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../harness/settings.ts';

/**
 * @param mistake makes the message of a mistake from Node's line about it
 * @throws UsageError for an unknown option, a missing value, or a word too many
 */
export function parseOptions<Config extends ParseArgsConfig>(
  config: Config,
  mistake: (line: string) => string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(mistake(line));
  }
}
