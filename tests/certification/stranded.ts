/**
 * For stories that broke off: the rules that demand a final page, each with the pages that prove that the
 * shopper did not reach it. Violations that a check finds without this list (e.g. an accepted order without
 * confirmation page) need no entry.
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
