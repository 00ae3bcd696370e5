/** Scenarios in which the bank asks the shopper to authenticate (SCA). */
import type { ScenariosOfTopic } from '../scenario.ts';
import type { Trait } from '../traits.ts';
import { SAVED_AND_READY } from './saved-sources.ts';

/**
 * A wallet differs from a card only in its payment sheet. The scenario that first fails and then passes the
 * challenge covers this.
 */
const inPage: Trait = { all: ['trigger:challenges', 'paidByShopButton'] };
const NO_CHALLENGE =
  "no document describes a test trigger that causes a challenge for a payment with the shop's own button; for a wallet, see challenge-failed";

export const challengeScenarios = {
  'challenge-passed': {
    title: 'passes the challenge and pays',
    methods: inPage,
    otherwise: NO_CHALLENGE,
    needs: [],
    about: 'SCA-03',
    owes: ['SCA-03', 'SCA-05', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'challenge-failed': {
    title: 'fails the challenge, passes the second one and pays',
    methods: 'trigger:challenges',
    otherwise: 'no document describes a test trigger that causes a challenge with this method',
    needs: [],
    about: 'SCA-02',
    owes: ['SCA-02', 'SCA-03', 'SCA-05', 'SRC-04', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'challenge-cancelled': {
    title: 'cancels the challenge and does not pay',
    methods: inPage,
    otherwise: NO_CHALLENGE,
    needs: [],
    about: 'SCA-03',
    owes: ['SCA-03', 'SCA-05', 'SRC-04', 'ORD-06'],
    goals: ['SRC-04'],
  },
  'challenge-unanswered': {
    title: 'leaves the challenge unanswered, comes back, passes it and pays',
    methods: inPage,
    otherwise: NO_CHALLENGE,
    needs: [],
    about: 'SCA-03',
    owes: ['SCA-03', 'SCA-05', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'saved-challenged': {
    title: 'pays with a saved card and is challenged again',
    methods: { all: [SAVED_AND_READY, 'trigger:challenges'] },
    otherwise: 'no document describes a test trigger that causes a challenge with a saved source',
    needs: ['account'],
    about: 'SCA-01',
    owes: ['SCA-01', 'SCA-02', 'SCA-04', 'ORD-04'],
    goals: ['ORD-04'],
  },
} satisfies ScenariosOfTopic;
