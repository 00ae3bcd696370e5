/** Checks of orders that are reviewed for fraud a second time. */
import { every, type Check, met, metWhen, notExercised, notMet, show } from '../reading/finding.ts';
import { statesOf, inResponse } from '../reading/observation.ts';

const isEnded = (status: unknown): boolean => status === 'blocked' || status === 'cancelled';

export const reviewChecks = {
  'FRD-01': (seen) => {
    const order = seen.ordersMade.find((made) => statesOf(made).order === 'in_review');
    const { orderBefore, orderAfter } = seen.notes;
    if (!order || !orderBefore) return notExercised('no order was reviewed');
    if (orderBefore.status === 'ready')
      return notMet('the order was ready while it was still under review', order);
    return orderAfter?.status === 'ready'
      ? met(order)
      : notMet(`an accepted order must be ready, it is ${show(orderAfter?.status)}`, order);
  },

  'FRD-02': (seen) => {
    const { orderBefore, orderAfter } = seen.notes;
    if (!orderBefore || !orderAfter) return notExercised('no order was blocked');
    return metWhen(
      isEnded(orderAfter.status),
      `a blocked order must be ended, the shop shows ${show(orderAfter.status)}`,
      ...seen.ordersMade.slice(-1),
    );
  },

  'FRD-05': (seen) => {
    const { orderBefore, orderAfter } = seen.notes;
    if (!orderBefore || !orderAfter || !isEnded(orderAfter.status))
      return notExercised('the shop ended no order that was blocked');
    return metWhen(
      orderAfter.messages.length > orderBefore.messages.length,
      'the order is blocked and the shopper was not told',
      ...seen.ordersMade.slice(-1),
    );
  },

  'FRD-03': (seen) => {
    const reviewed = seen.ordersRead.slice(0, 1);
    return every(reviewed, 'no order was read while it was under review', (order) => {
      const { order: state, session } = statesOf(order);
      const fraud = inResponse(order, 'fraudState');
      return state === 'in_review' && session === 'complete' && fraud === 'review_opened'
        ? undefined
        : `an order under review must be in_review, its session complete and its fraud state review_opened; they are ${show(state)}, ${show(session)} and ${show(fraud)}`;
    });
  },

  'FRD-04': (seen) => {
    const [, blocked] = seen.ordersRead;
    if (!blocked) return notExercised('the order was not read after it was blocked');
    const { order: state } = statesOf(blocked);
    const fraud = inResponse(blocked, 'fraudState');
    return metWhen(
      state === 'blocked' && fraud === 'blocked',
      `a blocked order and its fraud state must be blocked, they are ${show(state)} and ${show(fraud)}`,
      blocked,
    );
  },
} satisfies Record<string, Check>;
