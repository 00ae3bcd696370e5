/** The story of each scenario of the plan. A story has the shopper's actions; the plan has the rules it shows. */
import type { ScenarioId } from '../../../contract/scenarios.ts';
import { accountStories } from './account.ts';
import { challengeStories } from './challenge.ts';
import { creditStories } from './credit.ts';
import { dropinStories } from './dropin.ts';
import { apiStories } from './api.ts';
import { offerStories } from './offers.ts';
import { payingStories } from './paying.ts';
import { receiverStories } from './receiver.ts';
import { redirectStories } from './redirect.ts';
import { returningStories } from './returning.ts';
import { reviewStories } from './review.ts';
import type { Story } from './story.ts';
import { subscriptionStories } from './subscriptions.ts';
import { troubleStories } from './trouble.ts';
import { webhookStories } from './webhooks.ts';

export const stories: Readonly<Record<ScenarioId, Story>> = {
  ...payingStories,
  ...apiStories,
  ...troubleStories,
  ...redirectStories,
  ...returningStories,
  ...receiverStories,
  ...webhookStories,
  ...creditStories,
  ...accountStories,
  ...challengeStories,
  ...reviewStories,
  ...dropinStories,
  ...subscriptionStories,
  ...offerStories,
};
