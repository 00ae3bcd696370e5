/** Scenarios of payment methods that a signed-in shopper saves, uses again and removes. */
import type { ScenariosOfTopic } from '../scenario.ts';
import type { Trait } from '../traits.ts';

/** A source that can be saved and needs no redirect, no funds and no sheet to be used again. */
export const SAVED_AND_READY: Trait = { all: ['canBeSaved', 'flow:standard', 'paidByShopButton'] };
const NOT_SAVED =
  "tested only with methods that can be saved and that are paid at once with the shop's own button";

export const savedSourceScenarios = {
  'saves-source': {
    title: 'pays without saving the payment method, then saves one',
    methods: SAVED_AND_READY,
    otherwise: NOT_SAVED,
    needs: ['account'],
    about: 'SAV-01',
    owes: ['SAV-01', 'SAV-02', 'SAV-03', 'SAV-04', 'SAV-05', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'pays-with-saved': {
    title: 'pays with a saved payment method',
    methods: SAVED_AND_READY,
    otherwise: NOT_SAVED,
    needs: ['account'],
    about: 'SAV-05',
    owes: ['SCA-01', 'SCA-04', 'SAV-02', 'SAV-05', 'SAV-06', 'SAV-09', 'SAV-10', 'AMT-09', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'removes-saved': {
    title: 'removes a saved payment method',
    methods: SAVED_AND_READY,
    otherwise: NOT_SAVED,
    needs: ['account'],
    about: 'SAV-11',
    owes: ['SAV-07', 'SAV-10', 'SAV-11'],
    goals: ['SAV-11'],
  },
} satisfies ScenariosOfTopic;
