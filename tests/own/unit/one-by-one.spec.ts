import { EnvironmentError } from '../../../harness/tap-client.ts';
import { oneByOne } from '../../certification/stories/one-by-one.ts';
import { expect, test } from '../plain-test.ts';

interface Played {
  readonly played: string[];
  readonly resets: string[];
  readonly ended: Promise<void>;
}

function plays(how: Readonly<Record<string, () => Promise<void>>>): Played {
  const [played, resets]: [string[], string[]] = [[], []];
  const ended = oneByOne(Object.keys(how), {
    play: async (name) => {
      played.push(name);
      await how[name]?.();
    },
    reset: () => resets.push(played.at(-1) ?? ''),
    milliseconds: 400,
  });
  return { played, resets, ended };
}

const ends = async (): Promise<void> => Promise.resolve();
const hangs = (): Promise<void> => new Promise(() => undefined);
const fails = (): Promise<void> => Promise.reject(new Error('no control'));

test('a part that hangs and a part that fails do not prevent the other parts', async () => {
  const { played, resets, ended } = plays({ first: hangs, second: ends, third: fails, fourth: ends });
  await expect(ended).rejects.toThrow('a step did not end within 0 s');
  expect(played).toEqual(['first', 'second', 'third', 'fourth']);
  expect(resets).toEqual(['first', 'third']);
});

test('after two parts that hang, the others are not played', async () => {
  const { played, ended } = plays({ first: hangs, second: ends, third: hangs, fourth: ends });
  await expect(ended).rejects.toThrow('a step did not end within 0 s');
  expect(played).toEqual(['first', 'second', 'third']);
});

test('if the target is unreachable, the other parts are not played', async () => {
  const gone = (): Promise<void> => Promise.reject(new EnvironmentError('gone'));
  const { played, ended } = plays({ first: ends, second: gone, third: ends });
  await expect(ended).rejects.toThrow('gone');
  expect(played).toEqual(['first', 'second']);
});
