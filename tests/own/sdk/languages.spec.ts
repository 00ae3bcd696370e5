/** What the SDK shows is in the language of its locale. */
import { expect, test } from './bare-page.ts';

for (const [locale, title, wrong] of [
  ['en-US', 'Card number', 'The card number is too short.'],
  ['de', 'Kartennummer', 'Die Kartennummer ist zu kurz.'],
  ['fr-ca', 'Numéro de carte', 'Le numéro de carte est trop court.'],
  ['ja_JP', 'カード番号', 'カード番号が足りません。'],
  ['es-419', 'Número de tarjeta', 'El número de tarjeta es demasiado corto.'],
  ['xx', 'Card number', 'The card number is too short.'],
] as const) {
  test(`${locale}: ${title}`, async ({ bare }) => {
    await bare.open({ locale });
    await bare.mount(['cardnumber']);
    await expect(bare.page.locator('#a iframe')).toHaveAttribute('title', title);
    const field = bare.frame('cardnumber').getByRole('textbox', { name: title });
    await field.fill('4444');
    await bare.page.locator('#elsewhere').focus();
    await expect
      .poll(() => bare.heard('cardnumber', 'change').then((all) => all.at(-1)?.error))
      .toMatchObject({ message: wrong });
  });
}
