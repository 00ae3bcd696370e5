/** What a screen reader calls the frame of an element. */
import type { ElementType } from './elements.ts';
import { LANGUAGES, type Language } from './locale.ts';

/** In the order of the languages. */
const TITLES: Readonly<Record<ElementType, readonly string[]>> = {
  cardnumber: ['Card number', 'Kartennummer', 'Numéro de carte', 'カード番号'],
  cardexpiration: ['Expiration date', 'Gültig bis', 'Date d’expiration', '有効期限'],
  cardcvv: ['Security code', 'Prüfnummer', 'Code de sécurité', 'セキュリティコード'],
  konbini: ['Store', 'Filiale', 'Magasin', '店舗'],
  iban: ['IBAN', 'IBAN', 'IBAN', 'IBAN'],
  ideal: ['iDEAL', 'iDEAL', 'iDEAL', 'iDEAL'],
  onlinebanking: ['Bank', 'Bank', 'Banque', '銀行'],
  paypal: Array<string>(4).fill('PayPal'),
  paypalcredit: Array<string>(4).fill('PayPal Credit'),
  amazonpay: Array<string>(4).fill('Amazon Pay'),
  googlepay: Array<string>(4).fill('Google Pay'),
  applepay: Array<string>(4).fill('Apple Pay'),
  delayedpaymentinstructions: ['How to pay', 'So bezahlen Sie', 'Comment payer', 'お支払い方法'],
  creditcard: ['Card', 'Karte', 'Carte', 'カード'],
  offlinerefund: ['Refund', 'Erstattung', 'Remboursement', '返金'],
  taxidentifier: ['Tax number', 'Steuernummer', 'Numéro fiscal', '納税者番号'],
  invoiceattribute: ['Invoice', 'Rechnung', 'Facture', '請求書'],
  msts: Array<string>(4).fill('TreviPay'),
  compliance: [],
};

export function titleOf(type: ElementType, language: Language): string {
  return TITLES[type][LANGUAGES.indexOf(language)] ?? type;
}
