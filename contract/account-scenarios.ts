/** What shoppers do with store credit and with an account. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';

/** Beside store credit the method decides nothing: one in whose fields a card is typed stands for all. */
const typed = ({ wire }: Method): boolean => wire.elements.includes('cardnumber');
const combinable = ({ wire }: Method, dialect: Dialect): boolean =>
  wire.supports.storeCredit.includes(dialect);

/** What is typed into its fields is there at once, and can be used again. */
const storable = ({ wire }: Method): boolean =>
  wire.supports.storage && wire.flow === 'standard' && wire.createdBy === 'createSource';
const challenged = ({ wire }: Method, dialect: Dialect): boolean =>
  wire.triggers.some(
    ({ effect, dialects }) => effect === 'challenges' && (dialects?.includes(dialect) ?? true),
  );
/** Failing and then passing shows what is special to a wallet: its sheet. */
const challengedInPage = (method: Method, dialect: Dialect): boolean =>
  challenged(method, dialect) && method.wire.createdBy === 'createSource';
const NO_CHALLENGE =
  "no test trigger is documented that challenges a shopper who pays by the page's own button; a wallet's is challenged where the shopper fails first";
const standard = ({ wire }: Method): boolean => wire.paymentFlow === 'standard';

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
    appliesTo: (method, dialect) => combinable(method, dialect) && typed(method),
    otherwise: 'one method, with a card typed in its fields, stands for all',
    needs: ['storeCredit'],
    about: 'SES-04',
    owes: ['SES-04', 'SES-05', 'SES-06', 'AMT-07', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'credit-too-large': {
    title: 'shopper asks for more store credit than the order comes to',
    appliesTo: (method, dialect) => combinable(method, dialect) && typed(method),
    otherwise: 'one method, with a card typed in its fields, stands for all',
    needs: ['storeCredit'],
    about: 'AMT-06',
    owes: ['AMT-06', 'AMT-03', 'SAV-08', 'SES-06'],
    goals: ['AMT-06'],
  },
  'saves-source': {
    title: 'shopper saves the payment method, having declined to before',
    appliesTo: (method) => storable(method),
    otherwise: 'kept for methods that are typed into fields and may be stored',
    needs: ['account'],
    about: 'SAV-01',
    owes: ['SAV-01', 'SAV-02', 'SAV-03', 'SAV-04', 'SAV-05', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'pays-with-saved': {
    title: 'shopper pays with a payment method saved before',
    appliesTo: (method) => storable(method),
    otherwise: 'kept for methods that are typed into fields and may be stored',
    needs: ['account'],
    about: 'SAV-05',
    owes: ['SCA-01', 'SCA-04', 'SAV-02', 'SAV-05', 'SAV-06', 'SAV-09', 'SAV-10', 'AMT-09', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'removes-saved': {
    title: 'shopper removes a saved payment method',
    appliesTo: (method) => storable(method),
    otherwise: 'kept for methods that are typed into fields and may be stored',
    needs: ['account'],
    about: 'SAV-11',
    owes: ['SAV-07', 'SAV-10', 'SAV-11'],
    goals: ['SAV-11'],
  },
  'challenge-passed': {
    title: 'shopper proves who is paying',
    appliesTo: challengedInPage,
    otherwise: NO_CHALLENGE,
    needs: [],
    about: 'SCA-03',
    owes: ['SCA-03', 'SCA-05', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'challenge-failed': {
    title: 'shopper gives the bank a wrong password, then the right one',
    appliesTo: challenged,
    otherwise: 'no test trigger is documented that challenges its shopper',
    needs: [],
    about: 'SCA-02',
    owes: ['SCA-02', 'SCA-03', 'SCA-05', 'SRC-04', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'challenge-cancelled': {
    title: 'shopper gives up when the bank asks',
    appliesTo: challengedInPage,
    otherwise: NO_CHALLENGE,
    needs: [],
    about: 'SCA-03',
    owes: ['SCA-03', 'SCA-05', 'SRC-04', 'ORD-06'],
    goals: ['SRC-04'],
  },
  'saved-challenged': {
    title: 'shopper pays with a saved card, and the bank asks once more',
    appliesTo: (method, dialect) => storable(method) && challenged(method, dialect),
    otherwise: 'no test trigger is documented that challenges a saved one',
    needs: ['account'],
    about: 'SCA-01',
    owes: ['SCA-01', 'SCA-02', 'SCA-04', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'in-review': {
    title: 'shopper orders and the order is reviewed',
    appliesTo: standard,
    otherwise: 'fraud reviews are played where the order is paid at once',
    needs: ['control', 'webhooks'],
    about: 'FRD-01',
    owes: ['FRD-01', 'FRD-03', 'ORD-04'],
    goals: ['FRD-01'],
  },
  blocked: {
    title: 'shopper orders and the review blocks the order',
    appliesTo: standard,
    otherwise: 'fraud reviews are played where the order is paid at once',
    needs: ['control', 'webhooks'],
    about: 'FRD-02',
    owes: ['FRD-02', 'FRD-03', 'FRD-04'],
    goals: ['FRD-02'],
  },
} satisfies Record<string, Scenario>;
