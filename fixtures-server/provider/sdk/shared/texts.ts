/** Texts of the fields in every SDK language. */
import type { Language } from './locale.ts';

export type ElementErrorCode =
  | 'incomplete_card_number'
  | 'invalid_card_number'
  | 'incomplete_expiration_date'
  | 'invalid_expiration_date'
  | 'invalid_expiration_month'
  | 'invalid_expiration_year'
  | 'incomplete_security_code'
  | 'invalid_security_code'
  | 'incomplete_iban'
  | 'invalid_iban'
  | 'missing_parameter'
  | 'invalid_tax_identifier'
  | 'invalid_value';

interface FieldTexts {
  readonly labels: Readonly<Record<FieldLabel, string>>;
  readonly errors: Readonly<Record<ElementErrorCode, string>>;
}
export type FieldLabel =
  | 'cardNumber'
  | 'expiry'
  | 'securityCode'
  | 'iban'
  | 'store'
  | 'chooseStore'
  | 'noStores'
  | 'bank'
  | 'chooseBank'
  | 'noBanks'
  | 'directDebitConsent'
  | 'taxIdentifier'
  | 'accountHolder'
  | 'invoice'
  | 'invoiceNumber'
  | 'send';

export const fieldTexts: Readonly<Record<Language, FieldTexts>> = {
  en: {
    labels: {
      cardNumber: 'Card number',
      expiry: 'Expiration date',
      securityCode: 'Security code',
      iban: 'IBAN',
      store: 'Store',
      chooseStore: 'Choose a store',
      noStores: 'No store is available',
      bank: 'Bank',
      chooseBank: 'Choose a bank',
      noBanks: 'No bank is available',
      directDebitConsent: 'Later payments may be collected from my account by SEPA direct debit.',
      taxIdentifier: 'Tax number',
      accountHolder: 'Account holder',
      invoice: 'Kind of invoice',
      invoiceNumber: 'Number or address',
      send: 'Send',
    },
    errors: {
      incomplete_card_number: 'The card number is too short.',
      invalid_card_number: 'There is no card with this number.',
      incomplete_expiration_date: 'Month and year are needed.',
      invalid_expiration_date: 'The card has expired.',
      invalid_expiration_month: 'There is no such month.',
      invalid_expiration_year: 'The year has passed.',
      incomplete_security_code: 'The security code is too short.',
      invalid_security_code: 'The security code does not fit the card.',
      incomplete_iban: 'The IBAN is too short.',
      invalid_iban: 'There is a mistake in the IBAN.',
      missing_parameter: 'Nothing is chosen yet.',
      invalid_tax_identifier: 'This is not a tax number of your country.',
      invalid_value: 'This does not have the right form.',
    },
  },
  de: {
    labels: {
      cardNumber: 'Kartennummer',
      expiry: 'Gültig bis',
      securityCode: 'Prüfnummer',
      iban: 'IBAN',
      store: 'Filiale',
      chooseStore: 'Filiale wählen',
      noStores: 'Keine Filiale verfügbar',
      bank: 'Bank',
      chooseBank: 'Bank wählen',
      noBanks: 'Keine Bank verfügbar',
      directDebitConsent: 'Spätere Zahlungen dürfen per SEPA-Lastschrift von meinem Konto eingezogen werden.',
      taxIdentifier: 'Steuernummer',
      accountHolder: 'Kontoinhaber',
      invoice: 'Art der Rechnung',
      invoiceNumber: 'Nummer oder Adresse',
      send: 'Senden',
    },
    errors: {
      incomplete_card_number: 'Die Kartennummer ist zu kurz.',
      invalid_card_number: 'Es gibt keine Karte mit dieser Nummer.',
      incomplete_expiration_date: 'Monat und Jahr fehlen noch.',
      invalid_expiration_date: 'Die Karte ist abgelaufen.',
      invalid_expiration_month: 'Diesen Monat gibt es nicht.',
      invalid_expiration_year: 'Das Jahr ist vorbei.',
      incomplete_security_code: 'Die Prüfnummer ist zu kurz.',
      invalid_security_code: 'Die Prüfnummer passt nicht zur Karte.',
      incomplete_iban: 'Die IBAN ist zu kurz.',
      invalid_iban: 'In der IBAN ist ein Fehler.',
      missing_parameter: 'Es ist noch nichts gewählt.',
      invalid_tax_identifier: 'Das ist keine Steuernummer Ihres Landes.',
      invalid_value: 'Das hat nicht die richtige Form.',
    },
  },
  fr: {
    labels: {
      cardNumber: 'Numéro de carte',
      expiry: 'Date d’expiration',
      securityCode: 'Code de sécurité',
      iban: 'IBAN',
      store: 'Magasin',
      chooseStore: 'Choisir un magasin',
      noStores: 'Aucun magasin disponible',
      bank: 'Banque',
      chooseBank: 'Choisir une banque',
      noBanks: 'Aucune banque disponible',
      directDebitConsent: 'Les paiements suivants peuvent être prélevés sur mon compte par prélèvement SEPA.',
      taxIdentifier: 'Numéro fiscal',
      accountHolder: 'Titulaire du compte',
      invoice: 'Type de facture',
      invoiceNumber: 'Numéro ou adresse',
      send: 'Envoyer',
    },
    errors: {
      incomplete_card_number: 'Le numéro de carte est trop court.',
      invalid_card_number: 'Aucune carte ne porte ce numéro.',
      incomplete_expiration_date: 'Indiquez le mois et l’année.',
      invalid_expiration_date: 'La carte a expiré.',
      invalid_expiration_month: 'Ce mois n’existe pas.',
      invalid_expiration_year: 'Cette année est passée.',
      incomplete_security_code: 'Le code de sécurité est trop court.',
      invalid_security_code: 'Le code de sécurité ne correspond pas à la carte.',
      incomplete_iban: 'L’IBAN est trop court.',
      invalid_iban: 'L’IBAN contient une erreur.',
      missing_parameter: 'Rien n’est choisi.',
      invalid_tax_identifier: 'Ce n’est pas un numéro fiscal de votre pays.',
      invalid_value: 'Le format n’est pas correct.',
    },
  },
  ja: {
    labels: {
      cardNumber: 'カード番号',
      expiry: '有効期限',
      securityCode: 'セキュリティコード',
      iban: 'IBAN',
      store: '店舗',
      chooseStore: '店舗を選択',
      noStores: '利用できる店舗がありません',
      bank: '銀行',
      chooseBank: '銀行を選択',
      noBanks: '利用できる銀行がありません',
      directDebitConsent: '今後のお支払いは、SEPA口座振替により口座から引き落とされます。',
      taxIdentifier: '納税者番号',
      accountHolder: '口座名義',
      invoice: '請求書の種類',
      invoiceNumber: '番号またはアドレス',
      send: '送信',
    },
    errors: {
      incomplete_card_number: 'カード番号が足りません。',
      invalid_card_number: 'このカード番号は正しくありません。',
      incomplete_expiration_date: '月と年を入力してください。',
      invalid_expiration_date: 'カードの有効期限が切れています。',
      invalid_expiration_month: '月が正しくありません。',
      invalid_expiration_year: '年が過ぎています。',
      incomplete_security_code: 'セキュリティコードが足りません。',
      invalid_security_code: 'セキュリティコードがカードと合いません。',
      incomplete_iban: 'IBANが足りません。',
      invalid_iban: 'IBANに誤りがあります。',
      missing_parameter: '選択されていません。',
      invalid_tax_identifier: '納税者番号が正しくありません。',
      invalid_value: '形式が正しくありません。',
    },
  },
  es: {
    labels: {
      cardNumber: 'Número de tarjeta',
      expiry: 'Fecha de caducidad',
      securityCode: 'Código de seguridad',
      iban: 'IBAN',
      store: 'Tienda',
      chooseStore: 'Elija una tienda',
      noStores: 'No hay tiendas disponibles',
      bank: 'Banco',
      chooseBank: 'Elija un banco',
      noBanks: 'No hay bancos disponibles',
      directDebitConsent: 'Los pagos siguientes pueden cobrarse de mi cuenta por adeudo directo SEPA.',
      taxIdentifier: 'Número fiscal',
      accountHolder: 'Titular de la cuenta',
      invoice: 'Tipo de factura',
      invoiceNumber: 'Número o dirección',
      send: 'Enviar',
    },
    errors: {
      incomplete_card_number: 'El número de tarjeta es demasiado corto.',
      invalid_card_number: 'Ninguna tarjeta tiene este número.',
      incomplete_expiration_date: 'Faltan el mes y el año.',
      invalid_expiration_date: 'La tarjeta ha caducado.',
      invalid_expiration_month: 'Ese mes no existe.',
      invalid_expiration_year: 'Ese año ya ha pasado.',
      incomplete_security_code: 'El código de seguridad es demasiado corto.',
      invalid_security_code: 'El código de seguridad no corresponde a la tarjeta.',
      incomplete_iban: 'El IBAN es demasiado corto.',
      invalid_iban: 'El IBAN contiene un error.',
      missing_parameter: 'Todavía no se ha elegido nada.',
      invalid_tax_identifier: 'No es un número fiscal de su país.',
      invalid_value: 'El formato no es correcto.',
    },
  },
  pt: {
    labels: {
      cardNumber: 'Número do cartão',
      expiry: 'Validade',
      securityCode: 'Código de segurança',
      iban: 'IBAN',
      store: 'Loja',
      chooseStore: 'Escolha uma loja',
      noStores: 'Nenhuma loja disponível',
      bank: 'Banco',
      chooseBank: 'Escolha um banco',
      noBanks: 'Nenhum banco disponível',
      directDebitConsent: 'Os próximos pagamentos podem ser debitados da minha conta por débito direto SEPA.',
      taxIdentifier: 'Número fiscal',
      accountHolder: 'Titular da conta',
      invoice: 'Tipo de fatura',
      invoiceNumber: 'Número ou endereço',
      send: 'Enviar',
    },
    errors: {
      incomplete_card_number: 'O número do cartão é curto demais.',
      invalid_card_number: 'Nenhum cartão tem este número.',
      incomplete_expiration_date: 'Faltam o mês e o ano.',
      invalid_expiration_date: 'O cartão está vencido.',
      invalid_expiration_month: 'Esse mês não existe.',
      invalid_expiration_year: 'Esse ano já passou.',
      incomplete_security_code: 'O código de segurança é curto demais.',
      invalid_security_code: 'O código de segurança não é o deste cartão.',
      incomplete_iban: 'O IBAN é curto demais.',
      invalid_iban: 'O IBAN contém um erro.',
      missing_parameter: 'Ainda não foi feita nenhuma escolha.',
      invalid_tax_identifier: 'Não é um número fiscal do seu país.',
      invalid_value: 'O formato não está correto.',
    },
  },
};
