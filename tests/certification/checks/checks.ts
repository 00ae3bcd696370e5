/** Every check, by rule. Each judged rule has exactly one check. */
import type { RuleId } from '../../../contract/rules.ts';
import type { Check } from '../reading/finding.ts';
import { checkoutChecks } from './checkout.ts';
import { instructionChecks } from './instructions.ts';
import { marketChecks } from './market.ts';
import { accountChecks } from './account.ts';
import { challengeChecks } from './challenge.ts';
import { offerChecks } from './offers.ts';
import { triggerChecks } from './triggers.ts';
import { creditChecks } from './credit.ts';
import { dropinChecks } from './dropin.ts';
import { orderChecks } from './order.ts';
import { pageChecks } from './page.ts';
import { apiChecks } from './provider-api.ts';
import { providerOrderChecks } from './provider-order.ts';
import { portalChecks } from './provider-portal.ts';
import { refusalChecks } from './provider-refusal.ts';
import { sourceChecks } from './provider-source.ts';
import { redirectChecks } from './redirect.ts';
import { redirectOutcomeChecks } from './redirect-outcome.ts';
import { returningChecks } from './returning.ts';
import { reviewChecks } from './review.ts';
import { sdkChecks } from './sdk.ts';
import { settledChecks } from './settled.ts';
import { sessionChecks } from './session.ts';
import { shopSourceChecks } from './shop-source.ts';
import { subscriptionChecks } from './subscriptions.ts';
import { subscriptionDropinChecks } from './subscription-dropin.ts';
import { taxChecks } from './tax.ts';
import { webhookChecks } from './webhook.ts';
import { webhookEffectChecks } from './webhook-effects.ts';

export const checks: Readonly<Partial<Record<RuleId, Check>>> = {
  ...sessionChecks,
  ...shopSourceChecks,
  ...checkoutChecks,
  ...creditChecks,
  ...accountChecks,
  ...challengeChecks,
  ...reviewChecks,
  ...dropinChecks,
  ...orderChecks,
  ...redirectChecks,
  ...redirectOutcomeChecks,
  ...returningChecks,
  ...pageChecks,
  ...sdkChecks,
  ...instructionChecks,
  ...marketChecks,
  ...offerChecks,
  ...triggerChecks,
  ...sourceChecks,
  ...refusalChecks,
  ...providerOrderChecks,
  ...portalChecks,
  ...apiChecks,
  ...webhookChecks,
  ...webhookEffectChecks,
  ...subscriptionChecks,
  ...subscriptionDropinChecks,
  ...taxChecks,
  ...settledChecks,
};
