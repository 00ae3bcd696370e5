/** How amounts, dates and bank details are recognized in text for people. */
import { ibansIn, isBic, wrongWithIban } from '../../certification/reading/bank-form.ts';
import { isInScale, namesAmount, namesDeadline, writtenFor } from '../../certification/reading/writing.ts';
import { expect, test } from '../plain-test.ts';

test('an amount is recognized with the decimals of its currency, in any locale', () => {
  for (const text of ['€84.00', '84,00 €', '84.00 EUR']) expect(namesAmount(text, 84, 'EUR')).toBe('rightly');
  expect(namesAmount('1’299,50 CHF', 1299.5, 'CHF')).toBe('rightly');
  expect(namesAmount('￥4,200', 4200, 'JPY')).toBe('rightly');
  expect(namesAmount('₹1,23,456.00', 123456, 'INR')).toBe('rightly');
});

test('an amount with other decimals or digits is not recognized', () => {
  for (const text of ['¥4,200.00', '¥42.00', '¥14,200', '¥4,2001'])
    expect(namesAmount(text, 4200, 'JPY'), text).toBe('no');
  expect(namesAmount('84 €', 84, 'EUR')).toBe('no');
  expect(namesAmount('84,00', 84, 'EUR')).toBe('bare');
});

test('amounts have at most the decimals of their currency', () => {
  expect(isInScale(4200, 'JPY')).toBe(true);
  expect(isInScale('4200.5', 'JPY')).toBe(false);
  expect(isInScale(70.09, 'USD')).toBe(true);
  expect(isInScale(70.094, 'USD')).toBe(false);
});

test('amounts use the separators of the locale', () => {
  expect(writtenFor('fr-FR', 'Montant 1 299,50 €', 1299.5, 'EUR')).toBe(true);
  expect(writtenFor('fr-FR', 'Montant €1,299.50', 1299.5, 'EUR')).toBe(false);
});

test('a deadline is recognized as a date of any style, or as a number of days', () => {
  const [from, until] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-31T10:00:00Z')];
  for (const text of ['31 mars 2026', 'avant le 31/03/2026', 'sous 7 jours', '2026-03-31'])
    expect(namesDeadline(text, 'fr-FR', from, until), text).toBe(true);
  for (const text of ['12 mars 2026', 'bientôt', 'sous 45 jours'])
    expect(namesDeadline(text, 'fr-FR', from, until), text).toBe(false);
});

test('an IBAN or BIC with a wrong form is recognized', () => {
  expect(wrongWithIban('DE89 3704 0044 0532 0130 00')).toBeUndefined();
  expect(wrongWithIban('GB29NWBK60161331926819')).toBeUndefined();
  expect(wrongWithIban('DE89370400440532013001')).toMatch(/check digits/);
  expect(wrongWithIban('DE8937040044053201300')).toMatch(/22 characters/);
  expect(wrongWithIban('370400440532013000')).toMatch(/form/);
  expect(ibansIn('IBAN\nDE89 3704 0044 0532 0130 00\nBIC')).toEqual(['DE89370400440532013000']);
  expect(isBic('EXPLDEF0XXX')).toBe(true);
  expect(isBic('EXPLDEF0XX')).toBe(false);
});
