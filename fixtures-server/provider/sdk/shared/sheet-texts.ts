/** Texts of buttons and sheets in every SDK language. */
import type { Language } from './locale.ts';

export interface SheetTexts {
  readonly payWith: string;
  readonly pay: string;
  readonly cancel: string;
  readonly total: string;
  readonly pending: string;
  readonly shipTo: string;
  readonly delivery: string;
  readonly agree: string;
  readonly failed: string;
  readonly refused: string;
}

export const sheetTexts: Readonly<Record<Language, SheetTexts>> = {
  en: {
    payWith: 'Pay with {brand}',
    pay: 'Pay',
    cancel: 'Cancel',
    total: 'Total',
    pending: 'to be confirmed',
    shipTo: 'Deliver to',
    delivery: 'Delivery',
    agree: 'Do you agree to this payment?',
    failed: 'That did not work. Please try again.',
    refused: 'This choice is not possible.',
  },
  de: {
    payWith: 'Mit {brand} bezahlen',
    pay: 'Bezahlen',
    cancel: 'Abbrechen',
    total: 'Summe',
    pending: 'steht noch nicht fest',
    shipTo: 'Lieferadresse',
    delivery: 'Versand',
    agree: 'Stimmen Sie dieser Zahlung zu?',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    refused: 'Diese Auswahl ist nicht möglich.',
  },
  fr: {
    payWith: 'Payer avec {brand}',
    pay: 'Payer',
    cancel: 'Annuler',
    total: 'Total',
    pending: 'à confirmer',
    shipTo: 'Livrer à',
    delivery: 'Livraison',
    agree: 'Acceptez-vous ce paiement ?',
    failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
    refused: 'Ce choix n’est pas possible.',
  },
  ja: {
    payWith: '{brand}で支払う',
    pay: '支払う',
    cancel: 'キャンセル',
    total: '合計',
    pending: '未確定',
    shipTo: 'お届け先',
    delivery: '配送方法',
    agree: 'このお支払いに同意しますか？',
    failed: 'うまくいきませんでした。もう一度お試しください。',
    refused: 'この選択はご利用いただけません。',
  },
  es: {
    payWith: 'Pagar con {brand}',
    pay: 'Pagar',
    cancel: 'Cancelar',
    total: 'Total',
    pending: 'por confirmar',
    shipTo: 'Enviar a',
    delivery: 'Envío',
    agree: '¿Acepta este pago?',
    failed: 'No ha funcionado. Inténtelo de nuevo.',
    refused: 'Esta opción no es posible.',
  },
  pt: {
    payWith: 'Pagar com {brand}',
    pay: 'Pagar',
    cancel: 'Cancelar',
    total: 'Total',
    pending: 'a confirmar',
    shipTo: 'Enviar para',
    delivery: 'Entrega',
    agree: 'Você aceita este pagamento?',
    failed: 'Não funcionou. Tente de novo.',
    refused: 'Esta opção não é possível.',
  },
};
