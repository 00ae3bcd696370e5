/** What shoppers do where the shop takes payment through Drop-in. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

const offered = ({ wire }: Method, dialect: Dialect): boolean => wire.supports.dropIn.includes(dialect);
/** Methods that the provider's own button pays never take the shopper away. */
const leaves = ({ wire }: Method): boolean =>
  wire.flow === 'redirect' && wire.paymentFlow === 'submit-then-redirect';

export const dropinScenarios = {
  'dropin-pays': {
    title: 'shopper pays through Drop-in, and the shop does the redirecting',
    appliesTo: offered,
    otherwise: 'Drop-in does not offer it',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: ['DRP-01', 'SEC-01', 'SRC-06', 'SES-05', 'SES-07', 'ORD-04', 'RDR-18', 'DLY-01', 'DLY-02'],
    goals: ['DRP-01'],
  },
  'dropin-redirects': {
    title: "shopper declines in the provider's window that Drop-in opens, then approves",
    appliesTo: (method, dialect) => offered(method, dialect) && leaves(method),
    otherwise: 'Drop-in does not take its shoppers to a provider',
    integration: 'dropin',
    needs: ['dropIn'],
    owes: ['DRP-01', 'DRP-02', 'ORD-04'],
    goals: ['DRP-02'],
  },
} satisfies Record<string, Scenario>;
