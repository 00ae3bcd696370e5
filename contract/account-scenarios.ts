/** What shoppers do with store credit and with an account. */
import type { Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

/** Beside store credit the method decides nothing: one in whose fields a card is typed stands for all. */
const typed = ({ wire }: Method): boolean => wire.elements.includes('cardnumber');
const combinable = ({ wire }: Method): boolean => wire.supports.storeCredit.includes('digital-river-api');

export const accountScenarios = {
  'pays-with-credit': {
    title: 'shopper pays a part with store credit',
    appliesTo: combinable,
    otherwise: 'not combinable with store credit',
    needs: ['storeCredit'],
    about: 'AMT-01',
    owes: ['AMT-01', 'AMT-04', 'AMT-05', 'AMT-08', 'SES-03', 'SES-06'],
    goals: ['AMT-01'],
  },
  'credit-only': {
    title: 'shopper pays everything with store credit',
    appliesTo: (method) => combinable(method) && typed(method),
    otherwise: 'one method, with a card typed in its fields, stands for all',
    needs: ['storeCredit'],
    about: 'SES-04',
    owes: ['SES-04', 'SES-05', 'SES-06', 'AMT-07', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'credit-too-large': {
    title: 'shopper asks for more store credit than the order comes to',
    appliesTo: (method) => combinable(method) && typed(method),
    otherwise: 'one method, with a card typed in its fields, stands for all',
    needs: ['storeCredit'],
    about: 'AMT-06',
    owes: ['AMT-06', 'AMT-03', 'SAV-08', 'SES-06'],
    goals: ['AMT-06'],
  },
} satisfies Record<string, Scenario>;
