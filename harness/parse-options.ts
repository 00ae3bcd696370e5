/** Reads the options of a command with Node's own parser. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './settings.ts';

/** @throws UsageError for an unknown option, a missing value, or a word too many */
export function parseOptions<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\.?\n|\.$/);
    throw new UsageError(`${line}. ${optionsNear(/^Unknown option '(.*)'/.exec(line)?.[1], config)}`);
  }
}

/** @param given an unknown option; absent: another mistake */
export function optionsNear(given: string | undefined, { options = {} }: ParseArgsConfig): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return given === undefined ? `Options: ${names.join(', ')}.` : didYouMean(given, names, 'Options');
}
