/**
 * Rules that demand a final page, for stories that broke off: each with the pages that prove that the shopper is elsewhere. A
 * violation that a check finds by itself (accepted order without confirmation page) needs no entry.
 */
import type { RuleId } from '../../contract/rules.ts';
import type { Screen } from '../../pages/shop.ts';
import { approvalIn, type Observation, type Topic } from './reading/observation.ts';
import type { Visit } from './recording/screens.ts';

/** Pages that do not confirm an approved payment to the shopper. */
const ASTRAY: readonly Screen[] = ['payment', 'failure', 'details', 'elsewhere'];

export const stranded: Readonly<Partial<Record<RuleId, (seen: Observation<Topic>) => Visit | undefined>>> = {
  'RDR-05': (seen) => {
    const approval = approvalIn(seen);
    const last = approval && seen.visitsAfter(approval.at).at(-1);
    return last && ASTRAY.includes(last.screen) ? last : undefined;
  },
};
