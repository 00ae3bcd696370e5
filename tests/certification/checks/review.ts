/** Checks of orders under fraud review. */
import { pageReading } from '../reading/page-readings.ts';
import { every, type Check, metWhen, notExercised, notMet, reading, show } from '../reading/finding.ts';
import { statesOf, inResponse } from '../reading/observation.ts';

const isEnded = (status: unknown): boolean => status === 'blocked' || status === 'cancelled';

export const reviewChecks = {
  'FRD-01': reading(['orderPage'], (seen) => {
    const order = seen.ordersMade.find((made) => statesOf(made).order === 'in_review');
    const { before, after } = seen.notes.orderPage ?? {};
    if (!order || !before) return notExercised('no order was reviewed');
    if (before.status === 'ready')
      return notMet(
        'an order that is not ready while it is under review',
        before.status,
        pageReading('orderBefore'),
        order,
      );
    return metWhen(
      after?.status === 'ready',
      'an accepted order shown as ready',
      show(after?.status),
      order,
      after && pageReading('orderAfter'),
    );
  }),

  'FRD-02': reading(['orderPage'], (seen) => {
    const { before, after } = seen.notes.orderPage ?? {};
    const order = seen.ordersMade.at(-1);
    if (!order || !before || !after) return notExercised('no order was blocked');
    return metWhen(
      isEnded(after.status),
      'a blocked order shown as blocked or cancelled',
      show(after.status),
      pageReading('orderAfter'),
      pageReading('orderBefore'),
      order,
    );
  }),

  'FRD-05': reading(['orderPage'], (seen) => {
    const { before, after } = seen.notes.orderPage ?? {};
    const order = seen.ordersMade.at(-1);
    if (!order || !before || !after || !isEnded(after.status))
      return notExercised('the shop showed no order as blocked or cancelled');
    return metWhen(
      after.messages.length > before.messages.length,
      'a message to the shopper that the order is blocked',
      'no new message',
      order,
    );
  }),

  'FRD-03': (seen) => {
    const reviewed = seen.ordersRead.slice(0, 1);
    return every(reviewed, 'no order was read while it was under review', (order) => {
      const { order: state, session } = statesOf(order);
      const fraud = inResponse(order, 'fraudState');
      return state === 'in_review' && session === 'complete' && fraud === 'review_opened'
        ? undefined
        : [
            'order state in_review, session state complete, fraud state review_opened',
            `${show(state)}, ${show(session)}, ${show(fraud)}`,
          ];
    });
  },

  'FRD-04': (seen) => {
    const [, blocked] = seen.ordersRead;
    if (!blocked) return notExercised('the order was not read after it was blocked');
    const { order: state } = statesOf(blocked);
    const fraud = inResponse(blocked, 'fraudState');
    return metWhen(
      state === 'blocked' && fraud === 'blocked',
      'order state blocked, fraud state blocked',
      `${show(state)}, ${show(fraud)}`,
      blocked,
    );
  },
} satisfies Record<string, Check>;
