/** Accessible name of an element's frame. */
import type { ElementType } from './elements.ts';
import { LANGUAGES, type Language } from './locale.ts';

/** In the order of the languages. */
const TITLES: Readonly<Record<ElementType, readonly string[]>> = {
  cardnumber: [
    'Card number',
    'Kartennummer',
    'Numéro de carte',
    'カード番号',
    'Número de tarjeta',
    'Número do cartão',
  ],
  cardexpiration: [
    'Expiration date',
    'Gültig bis',
    'Date d’expiration',
    '有効期限',
    'Fecha de caducidad',
    'Validade',
  ],
  cardcvv: [
    'Security code',
    'Prüfnummer',
    'Code de sécurité',
    'セキュリティコード',
    'Código de seguridad',
    'Código de segurança',
  ],
  konbini: ['Store', 'Filiale', 'Magasin', '店舗', 'Tienda', 'Loja'],
  iban: Array<string>(LANGUAGES.length).fill('IBAN'),
  ideal: Array<string>(LANGUAGES.length).fill('iDEAL'),
  onlinebanking: ['Bank', 'Bank', 'Banque', '銀行', 'Banco', 'Banco'],
  paypal: Array<string>(LANGUAGES.length).fill('PayPal'),
  paypalcredit: Array<string>(LANGUAGES.length).fill('PayPal Credit'),
  amazonpay: Array<string>(LANGUAGES.length).fill('Amazon Pay'),
  googlepay: Array<string>(LANGUAGES.length).fill('Google Pay'),
  applepay: Array<string>(LANGUAGES.length).fill('Apple Pay'),
  delayedpaymentinstructions: [
    'How to pay',
    'So bezahlen Sie',
    'Comment payer',
    'お支払い方法',
    'Cómo pagar',
    'Como pagar',
  ],
  creditcard: ['Card', 'Karte', 'Carte', 'カード', 'Tarjeta', 'Cartão'],
  offlinerefund: ['Refund', 'Erstattung', 'Remboursement', '返金', 'Reembolso', 'Reembolso'],
  taxidentifier: [
    'Tax number',
    'Steuernummer',
    'Numéro fiscal',
    '納税者番号',
    'Número fiscal',
    'Número fiscal',
  ],
  invoiceattribute: ['Invoice', 'Rechnung', 'Facture', '請求書', 'Factura', 'Fatura'],
  msts: Array<string>(LANGUAGES.length).fill('TreviPay'),
  compliance: [],
};

export function titleOf(type: ElementType, language: Language): string {
  return TITLES[type][LANGUAGES.indexOf(language)] ?? type;
}
