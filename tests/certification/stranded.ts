/**
 * Rules that state where a shopper must arrive in the end, for stories that broke off: each with the page that proves that the
 * shopper is elsewhere. What a check finds by itself (an accepted order and no confirmation page) needs no entry.
 */
import type { RuleId } from '../../contract/rules.ts';
import type { Screen } from '../../pages/shop.ts';
import { approvalIn, type Observation, type Topic } from './reading/observation.ts';
import type { Visit } from './recording/recorder.ts';

/** Pages on which a shopper who has approved the payment is not told that it was made. */
const ASTRAY: readonly Screen[] = ['payment', 'failure', 'details', 'elsewhere'];

export const stranded: Readonly<Partial<Record<RuleId, (seen: Observation<Topic>) => Visit | undefined>>> = {
  'RDR-05': (seen) => {
    const approval = approvalIn(seen);
    const last = approval && seen.visitsAfter(approval.at).at(-1);
    return last && ASTRAY.includes(last.screen) ? last : undefined;
  },
};
