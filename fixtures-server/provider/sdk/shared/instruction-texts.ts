/** Texts of the payment instructions in every SDK language. */
import type { Language } from './locale.ts';

interface InstructionTexts {
  readonly title: string;
  /** By details key; other sources get `other`. */
  readonly steps: Readonly<Record<string, string>> & { readonly other: string };
  readonly amount: string;
  readonly payBy: string;
  readonly unavailable: string;
  /** By member; others are named after the member itself. */
  readonly members: Readonly<Record<string, string>>;
}

/** Members by which a payment is recognized, most telling first. */
export const REFERENCE_MEMBERS = ['referenceId', 'receiptNumber', 'paymentReference', 'reference'] as const;

/** Order in which members are shown: what the payer needs first; unknown ones come before the last group. */
export const FIRST_MEMBERS = [
  ...REFERENCE_MEMBERS,
  'localizedStoreName',
  'storeName',
  'accountHolder',
  'iban',
  'swiftCode',
  'bic',
  'accountNumber',
  'bankName',
  'city',
  'country',
];
export const LAST_MEMBERS = ['printableInvoiceUrl', 'storeId'];
/** The URL of an image is not shown. */
export const UNSHOWN_MEMBERS = ['storeLogoUrl'];

export const instructionTexts: Readonly<Record<Language, InstructionTexts>> = {
  en: {
    title: 'How to pay',
    steps: {
      konbini: 'Take the receipt number to the store you chose and pay at the till.',
      wireTransfer: 'Transfer the exact amount to this account and give the reference with it.',
      other: 'Pay the exact amount with these details, and give the reference with it.',
    },
    amount: 'Amount to pay',
    payBy: 'Pay by',
    unavailable: 'The payment details cannot be shown right now. Please reload the page in a moment.',
    members: {
      receiptNumber: 'Receipt number',
      referenceId: 'Reference',
      paymentReference: 'Reference',
      reference: 'Reference',
      localizedStoreName: 'Store (Japanese name)',
      storeName: 'Store',
      storeId: 'Store number',
      storeLogoUrl: 'Store logo',
      printableInvoiceUrl: 'Invoice to print',
      accountHolder: 'Account holder',
      accountNumber: 'Account number',
      bankName: 'Bank',
      city: 'City of the bank',
      country: 'Country of the bank',
      iban: 'IBAN',
      swiftCode: 'SWIFT code',
      bic: 'BIC',
    },
  },
  de: {
    title: 'So bezahlen Sie',
    steps: {
      konbini: 'Nennen Sie die Belegnummer im gewählten Laden und zahlen Sie an der Kasse.',
      wireTransfer: 'Überweisen Sie genau diesen Betrag und geben Sie den Verwendungszweck an.',
      other: 'Zahlen Sie genau diesen Betrag und geben Sie die Referenz an.',
    },
    amount: 'Zu zahlen',
    payBy: 'Zahlbar bis',
    unavailable:
      'Die Zahlungsdaten lassen sich gerade nicht anzeigen. Bitte laden Sie die Seite gleich noch einmal.',
    members: {
      receiptNumber: 'Belegnummer',
      referenceId: 'Verwendungszweck',
      paymentReference: 'Verwendungszweck',
      reference: 'Verwendungszweck',
      localizedStoreName: 'Laden (japanischer Name)',
      storeName: 'Laden',
      storeId: 'Nummer des Ladens',
      storeLogoUrl: 'Logo des Ladens',
      printableInvoiceUrl: 'Rechnung zum Drucken',
      accountHolder: 'Empfänger',
      accountNumber: 'Kontonummer',
      bankName: 'Bank',
      city: 'Sitz der Bank',
      country: 'Land der Bank',
      iban: 'IBAN',
      swiftCode: 'SWIFT-Code',
      bic: 'BIC',
    },
  },
  fr: {
    title: 'Comment payer',
    steps: {
      konbini: 'Présentez le numéro de reçu au magasin choisi et payez à la caisse.',
      wireTransfer: 'Virez le montant exact sur ce compte en indiquant la référence.',
      other: 'Payez le montant exact en indiquant la référence.',
    },
    amount: 'Montant à payer',
    payBy: 'À payer avant le',
    unavailable:
      'Les informations de paiement ne peuvent pas être affichées. Rechargez la page dans un instant.',
    members: {
      receiptNumber: 'Numéro de reçu',
      referenceId: 'Référence',
      paymentReference: 'Référence',
      reference: 'Référence',
      localizedStoreName: 'Magasin (nom japonais)',
      storeName: 'Magasin',
      storeId: 'Numéro du magasin',
      storeLogoUrl: 'Logo du magasin',
      printableInvoiceUrl: 'Facture à imprimer',
      accountHolder: 'Titulaire du compte',
      accountNumber: 'Numéro de compte',
      bankName: 'Banque',
      city: 'Ville de la banque',
      country: 'Pays de la banque',
      iban: 'IBAN',
      swiftCode: 'Code SWIFT',
      bic: 'BIC',
    },
  },
  ja: {
    title: 'お支払い方法',
    steps: {
      konbini: '選択した店舗のレジで受付番号を伝え、お支払いください。',
      wireTransfer: '下記の口座へ正確な金額をお振り込みください。照会番号も必ずご記入ください。',
      other: '照会番号を添えて、正確な金額をお支払いください。',
    },
    amount: 'お支払い金額',
    payBy: 'お支払い期限',
    unavailable: 'お支払い情報を表示できません。しばらくしてからページを再読み込みしてください。',
    members: {
      receiptNumber: '受付番号',
      referenceId: '照会番号',
      paymentReference: '照会番号',
      reference: '照会番号',
      localizedStoreName: '店舗名',
      storeName: '店舗名(英語)',
      storeId: '店舗コード',
      storeLogoUrl: '店舗ロゴ',
      printableInvoiceUrl: '払込票の印刷',
      accountHolder: '口座名義',
      accountNumber: '口座番号',
      bankName: '銀行名',
      city: '銀行所在地',
      country: '国',
      iban: 'IBAN',
      swiftCode: 'SWIFTコード',
      bic: 'BIC',
    },
  },
  es: {
    title: 'Cómo pagar',
    steps: {
      konbini: 'Muestre el número de recibo en la tienda elegida y pague en la caja.',
      wireTransfer: 'Transfiera el importe exacto a esta cuenta e indique la referencia.',
      other: 'Pague el importe exacto con estos datos e indique la referencia.',
    },
    amount: 'Importe a pagar',
    payBy: 'Pagar antes del',
    unavailable: 'Los datos de pago no pueden mostrarse ahora. Recargue la página dentro de un momento.',
    members: {
      receiptNumber: 'Número de recibo',
      referenceId: 'Referencia',
      paymentReference: 'Referencia',
      reference: 'Referencia',
      localizedStoreName: 'Tienda (nombre japonés)',
      storeName: 'Tienda',
      storeId: 'Número de la tienda',
      storeLogoUrl: 'Logotipo de la tienda',
      printableInvoiceUrl: 'Factura para imprimir',
      accountHolder: 'Titular de la cuenta',
      accountNumber: 'Número de cuenta',
      bankName: 'Banco',
      city: 'Ciudad del banco',
      country: 'País del banco',
      iban: 'IBAN',
      swiftCode: 'Código SWIFT',
      bic: 'BIC',
    },
  },
  pt: {
    title: 'Como pagar',
    steps: {
      konbini: 'Apresente o número do recibo na loja escolhida e pague no caixa.',
      wireTransfer: 'Transfira o valor exato para esta conta e informe a referência.',
      other: 'Pague o valor exato com estes dados e informe a referência.',
    },
    amount: 'Valor a pagar',
    payBy: 'Pagar até',
    unavailable: 'Os dados do pagamento não podem ser mostrados agora. Recarregue a página em instantes.',
    members: {
      receiptNumber: 'Número do recibo',
      referenceId: 'Referência',
      paymentReference: 'Referência',
      reference: 'Referência',
      localizedStoreName: 'Loja (nome japonês)',
      storeName: 'Loja',
      storeId: 'Número da loja',
      storeLogoUrl: 'Logotipo da loja',
      printableInvoiceUrl: 'Fatura para imprimir',
      accountHolder: 'Titular da conta',
      accountNumber: 'Número da conta',
      bankName: 'Banco',
      city: 'Cidade do banco',
      country: 'País do banco',
      iban: 'IBAN',
      swiftCode: 'Código SWIFT',
      bic: 'BIC',
      documentCode: 'Código do boleto',
      document: 'Boleto',
    },
  },
};
