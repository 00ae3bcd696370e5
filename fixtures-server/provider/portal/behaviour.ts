/** How the portal handles a shopper's decision: the parts that a fault may change. */
import type { TriggerEffect } from '../../../contract/wire.ts';
import type { Decision, RedirectRecord, SourceState } from '../state/records.ts';

export interface PortalBehaviour {
  /** The source's state after the decision: only an approval changes it. */
  readonly outcome: (decision: Decision, effect: TriggerEffect) => SourceState;
  /** Where the shopper is sent: exactly the address the source was made with. */
  readonly destination: (decision: Decision, redirect: RedirectRecord) => string;
}

export const referenceBehaviour: PortalBehaviour = {
  outcome: (decision, effect) => {
    if (decision !== 'approve') return 'pending_redirect';
    return effect === 'sourceFailsAfterRedirect' ? 'failed' : 'chargeable';
  },
  destination: (decision, { returnUrl, cancelUrl }) =>
    decision === 'cancel' ? (cancelUrl ?? returnUrl) : returnUrl,
};
