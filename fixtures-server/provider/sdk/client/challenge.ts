/** Strong customer authentication: the bank's challenge in a frame over the whole page. */
import type { Challenge, ChallengeResult } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { cover, Frame } from './frame.ts';

/** Never rejects: a cancelled challenge counts as failed. */
export function challenge(
  { instance, locale }: { readonly instance: string; readonly locale: string },
  asked: Challenge,
): Promise<ChallengeResult> {
  return new Promise((resolve) => {
    const frame = new Frame({
      name: 'challenge',
      id: 'DRPayment3ds',
      title: '3-D Secure',
      parameters: { instance, origin: location.origin, locale, element: randomId() },
      options: () => ({ ...asked }),
      received: (message) => {
        if (message.kind !== 'event') return;
        uncover();
        frame.remove();
        resolve(message.payload as unknown as ChallengeResult);
      },
    });
    const uncover = cover(frame.node);
  });
}
