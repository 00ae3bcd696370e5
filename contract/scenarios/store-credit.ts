/**
 * Scenarios of store credit: together with another method, alone, and with more credit than the order costs.
 */
import type { ScenariosOfTopic } from '../scenario.ts';
import type { Trait } from '../traits.ts';

/** If the other method makes no difference, a card represents all methods. */
const withCard: Trait = { all: ['besideStoreCredit', 'cardFields'] };
const ONE_FOR_ALL = 'the payment method makes no difference here: one method with card fields is enough';

export const storeCreditScenarios = {
  'pays-with-credit': {
    title: 'pays a part with store credit and the rest with the method',
    methods: 'besideStoreCredit',
    otherwise: 'the method cannot be combined with store credit',
    needs: ['storeCredit'],
    about: 'AMT-01',
    owes: ['AMT-01', 'AMT-04', 'AMT-05', 'AMT-08', 'AMT-10', 'SES-03', 'SES-06'],
    goals: ['AMT-01'],
  },
  'credit-only': {
    title: 'pays with store credit only, after the API refused it once as insufficient',
    methods: withCard,
    otherwise: ONE_FOR_ALL,
    needs: ['storeCredit'],
    about: 'SES-04',
    owes: ['SES-04', 'SES-05', 'SES-06', 'AMT-07', 'AMT-14', 'ORD-04'],
    goals: ['AMT-14', 'ORD-04'],
  },
  'credit-too-large': {
    title: 'asks for more store credit than the order total; the shop limits it',
    methods: withCard,
    otherwise: ONE_FOR_ALL,
    needs: ['storeCredit'],
    about: 'AMT-06',
    owes: ['AMT-06', 'AMT-03', 'SAV-08', 'SES-06'],
    goals: ['AMT-06'],
  },
} satisfies ScenariosOfTopic;
