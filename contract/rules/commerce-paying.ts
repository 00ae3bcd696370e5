/** Rules about store credit, accounts, authentication and the SDK's lists, as the Commerce API's documents state them. */
import type { RuleElsewhere } from '../rule.ts';
import type { accountRules } from './account.ts';
import type { authenticationRules } from './authentication.ts';
import type { creditRules } from './credit.ts';
import type { offerRules } from './offers.ts';
import { fromCommerce as from, fromFounding } from './sources.ts';

type Rules = typeof accountRules & typeof authenticationRules & typeof creditRules & typeof offerRules;
/** All rules except those that cannot be judged in any dialect. */
type Id = Exclude<keyof Rules, 'TRG-04' | 'LST-08' | 'AMT-14'>;

const LISTING = 'digitalriver.retrieveAvailablePaymentMethods([filters])';
const SECONDARY = 'Secondary payment sources';
const SAVING = 'Customers save their credit card information';
const RETRIEVING = 'Customers retrieve their payment information';
const noRemoval =
  'The Commerce documents show how a payment option is created, read and changed, but not how it is removed.';
const reviews =
  'The Commerce documents list In Review among the states of an order. They do not say when a review starts or ends, or how a shop is notified; no state or member indicates a blocked order. They only describe a submission that is refused because of fraud (409 Conflict: cart-fraud-failure, and the codes fraud and fraud_block of a declined card), which ORD-11 judges.';

export const commercePayingRules = {
  'SES-03': {
    text: 'With store credit below the total, the session stays requires_source.',
    source: from('sessions', 'Requires source'),
  },
  'SES-04': {
    text: 'With store credit equal to the total, the session becomes requires_confirmation.',
    source: from('managing', SECONDARY),
  },
  'AMT-01': {
    text: 'Store credit is applied before the primary source, which otherwise pays for everything.',
    source: from('managing', 'Attaching multiple payment sources to the cart'),
  },
  'AMT-03': {
    excluded:
      'The Commerce documents do not say whether store credit above the remaining amount is refused, nor with which code.',
  },
  'AMT-04': {
    excluded:
      'The API does not refuse store credit that is applied after a primary source: the documents say that this credit is ignored when the cart is submitted.',
  },
  'AMT-05': { source: from('managing', SECONDARY) },
  'AMT-06': {
    excluded:
      'The Commerce documents set no limit for store credit that a shop could exceed: see AMT-03. They only forbid a second store credit on the same cart.',
  },
  'AMT-07': {
    text: 'An order shows the amount of each of its sources, and these amounts add up to its total.',
    source: from('managing', 'Amount contributed from each payment source'),
  },
  'AMT-08': { source: from('managing', 'Creating secondary sources') },

  'SAV-01': {
    text: 'A source that is saved is attached to its shopper before it is applied to the cart.',
    source: from('workflows', SAVING),
  },
  'SAV-02': {
    text: "No source is attached to a shopper without the shopper's approval.",
    source: from('workflows', SAVING),
  },
  'SAV-03': {
    text: "Saving a chargeable source makes it reusable and adds it to the shopper's payment options.",
    source: from('sources', 'Reusable or single-use'),
  },
  'SAV-04': { source: from('workflows', SAVING) },
  'SAV-05': {
    text: 'A cart that is paid with a saved source is submitted by the shopper who saved it.',
    source: from('workflows', RETRIEVING),
    inferred: true,
  },
  'SAV-06': {
    excluded:
      "The Commerce documents do not say what happens to a saved source that is applied to another shopper's cart.",
  },
  'SAV-07': { excluded: noRemoval },
  'SAV-08': {
    excluded:
      'One Commerce page says that saving a single-use source is blocked. Another page says that the source is saved and stays single-use. No refusal is documented.',
  },
  'SAV-09': { source: from('sources', 'Reusable or single-use') },
  'SAV-10': { source: from('workflows', 'Account management flows'), inferred: true },
  'SAV-11': { excluded: noRemoval },
  'AMT-09': {
    excluded:
      'In a cart, store credit comes before the primary source, saved or not: the documents do not say what happens to store credit applied after a primary source.',
  },

  'SCA-01': {
    text: 'A saved card is authenticated before it is applied to the cart.',
    source: from('workflows', RETRIEVING),
  },
  'SCA-02': { source: from('sdk', 'Authenticating sources') },
  'SCA-03': { source: from('workflows', 'Customers enter their credit card information') },
  'SCA-04': { source: from('sdk', 'Authenticating sources') },
  'SCA-05': { source: from('testing', 'Success Scenarios') },
  'FRD-01': { excluded: reviews },
  'FRD-02': { excluded: reviews },
  'FRD-03': { excluded: reviews },
  'FRD-05': { excluded: reviews },
  'FRD-04': { excluded: reviews },

  'LST-01': { source: from('sdk', LISTING) },
  'LST-02': { source: from('sdk', LISTING), inferred: true },
  'LST-03': { source: from('sdk', LISTING) },
  'LST-04': { source: from('sdk', LISTING) },
  'LST-07': { source: fromFounding('commerce-api', 'Retrieving available payment methods') },
  'LST-05': {
    source: from('sdk', 'digitalriver.retrieveOnlineBankingBanks(countryCode, currency)'),
  },
  'LST-06': { source: from('konbini', 'Retrieved stores') },
  'TRG-01': { source: from('testing', 'Error Scenarios') },
  'TRG-02': { source: from('testing', 'Error Scenarios') },
  'TRG-03': { source: from('testing', 'Error Scenarios') },
} satisfies Partial<Record<Id, RuleElsewhere>>;
