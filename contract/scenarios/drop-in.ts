/** Scenarios of a shop that takes payment through Drop-in. */
import type { RuleId } from '../rules.ts';
import type { ScenariosOfTopic } from '../scenario.ts';

/** Rules of the shop that apply to every integration, and rules of Drop-in itself. */
const always: readonly RuleId[] = [
  'SEC-01',
  'SRC-06',
  'RDR-09',
  'SES-05',
  'SES-06',
  'SES-07',
  'SDK-02',
  'PRV-17',
  'ORD-01',
  'ORD-04',
  'UI-01',
  'UI-02',
  'UI-04',
  'DRP-01',
  'DRP-04',
  'DRP-05',
];

export const dropInScenarios = {
  'dropin-pays': {
    title: 'gets an error, cancels, then pays through Drop-in; the shop redirects',
    methods: 'throughDropIn',
    otherwise: 'Drop-in does not offer the method',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: [
      ...always,
      'DRP-03',
      'DRP-07',
      'DRP-08',
      'RDR-01',
      'RDR-03',
      'RDR-04',
      'RDR-06',
      'RDR-18',
      'DLY-01',
      'DLY-02',
      'INS-01',
      'INS-02',
      'SDK-07',
    ],
    goals: ['DRP-03', 'DRP-01', 'RDR-06', 'ORD-04'],
  },
  'dropin-redirects': {
    title: 'cancels, then approves in the window or sheet that Drop-in opens',
    // for a redirect Drop-in opens a window with the portal, for a provider's button a sheet
    methods: { all: ['throughDropIn', { any: ['flow:redirect', { not: 'paidByShopButton' }] }] },
    otherwise: 'Drop-in opens no window and no sheet for the method',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: [...always, 'DRP-02'],
    goals: ['DRP-02', 'DRP-01', 'ORD-04'],
  },
  'dropin-saves': {
    title: 'pays through Drop-in without saving the payment method, then saves one',
    methods: { all: ['throughDropIn', 'canBeSaved'] },
    otherwise: 'Drop-in does not offer the method, or no document says that the method can be saved',
    integration: 'dropin',
    needs: ['dropIn', 'account'],
    about: 'SAV-01',
    owes: ['DRP-01', 'DRP-04', 'DRP-06', 'SAV-01', 'SAV-02', 'SAV-03', 'SAV-05', 'ORD-04'],
    goals: ['DRP-01', 'DRP-06', 'ORD-04'],
  },
} satisfies ScenariosOfTopic;
