/** What shoppers do where the shop takes payment through Drop-in. */
import type { Dialect, Method } from './method.ts';
import type { RuleId } from './rules.ts';
import type { Scenario } from './scenarios.ts';

const offered = ({ wire }: Method, dialect: Dialect): boolean => wire.supports.dropIn.includes(dialect);
/** Drop-in opens something of the provider's: a window, or the sheet of a button. */
const opens = ({ wire }: Method): boolean => wire.flow === 'redirect' || wire.createdBy === 'element';

/** What binds a shop whichever way it integrates, and what Drop-in owes to the shop. */
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

export const dropinScenarios = {
  'dropin-pays': {
    title: 'shopper is refused, turns back and pays through Drop-in, and the shop does the redirecting',
    appliesTo: offered,
    otherwise: 'Drop-in does not offer it',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: [
      ...always,
      'DRP-03',
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
    title: 'shopper turns back in what Drop-in opens of the provider, then approves there',
    appliesTo: (method, dialect) => offered(method, dialect) && opens(method),
    otherwise: 'Drop-in does not take its shoppers to a provider',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: [...always, 'DRP-02'],
    goals: ['DRP-02', 'DRP-01', 'ORD-04'],
  },
  'dropin-saves': {
    title: 'shopper agrees in Drop-in that the payment method is kept, having declined to before',
    appliesTo: (method, dialect) => offered(method, dialect) && method.wire.supports.storage,
    otherwise: 'not offered by Drop-in, or no document says that it can be stored',
    integration: 'dropin',
    needs: ['dropIn', 'account'],
    about: 'SAV-01',
    owes: ['DRP-01', 'DRP-04', 'DRP-06', 'SAV-01', 'SAV-02', 'SAV-03', 'SAV-05', 'ORD-04'],
    goals: ['DRP-01', 'DRP-06', 'ORD-04'],
  },
} satisfies Record<string, Scenario>;
