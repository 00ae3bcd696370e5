/** Texts of Drop-in in every SDK language. `{…}` stands for a link or a name. */
import type { Language } from './locale.ts';

export interface DropinTexts {
  readonly buttons: Readonly<
    Record<'continue' | 'payNow' | 'buyNow' | 'completeOrder' | 'submitOrder', string>
  >;
  readonly methods: string;
  readonly terms: string;
  readonly subscriptionTerms: string;
  readonly termsOfSale: string;
  readonly eula: string;
  readonly termsOfUse: string;
  readonly save: string;
  readonly acceptFirst: string;
  readonly failed: string;
  readonly leave: string;
  readonly enroll: string;
}

export const dropinTexts: Readonly<Record<Language, DropinTexts>> = {
  en: {
    buttons: {
      continue: 'Continue',
      payNow: 'Pay now',
      buyNow: 'Buy now',
      completeOrder: 'Complete order',
      submitOrder: 'Submit order',
    },
    methods: 'Payment methods',
    terms: 'I accept the {document}.',
    subscriptionTerms:
      'I accept the {document}, that the subscription renews itself until I cancel it, and that this payment method is kept and charged for it.',
    termsOfSale: 'terms of sale',
    eula: 'license agreement of {company}',
    termsOfUse: 'terms of use of {company}',
    save: 'Keep this payment method for my next purchases.',
    acceptFirst: 'Please accept the terms first.',
    failed: 'This payment could not be set up. Please check what you entered, or choose another way to pay.',
    leave: 'You confirm the payment in a window of the provider.',
    enroll: 'Open an account',
  },
  de: {
    buttons: {
      continue: 'Weiter',
      payNow: 'Jetzt bezahlen',
      buyNow: 'Jetzt kaufen',
      completeOrder: 'Bestellung abschließen',
      submitOrder: 'Bestellung absenden',
    },
    methods: 'Zahlungsarten',
    terms: 'Ich nehme an: {document}.',
    subscriptionTerms:
      'Ich nehme an: {document}. Das Abonnement verlängert sich, bis ich es kündige; diese Zahlungsart wird dafür behalten und belastet.',
    termsOfSale: 'Verkaufsbedingungen',
    eula: 'Lizenzvertrag von {company}',
    termsOfUse: 'Nutzungsbedingungen von {company}',
    save: 'Diese Zahlungsart für meine nächsten Einkäufe behalten.',
    acceptFirst: 'Bitte nehmen Sie zuerst die Bedingungen an.',
    failed: 'Die Zahlung ließ sich nicht vorbereiten. Bitte prüfen Sie Ihre Angaben oder zahlen Sie anders.',
    leave: 'Sie bestätigen die Zahlung in einem Fenster des Anbieters.',
    enroll: 'Konto eröffnen',
  },
  fr: {
    buttons: {
      continue: 'Continuer',
      payNow: 'Payer',
      buyNow: 'Acheter',
      completeOrder: 'Finaliser la commande',
      submitOrder: 'Envoyer la commande',
    },
    methods: 'Moyens de paiement',
    terms: 'J’accepte : {document}.',
    subscriptionTerms:
      'J’accepte : {document}. L’abonnement se renouvelle jusqu’à ce que je le résilie ; ce moyen de paiement est conservé et débité pour cela.',
    termsOfSale: 'conditions de vente',
    eula: 'contrat de licence de {company}',
    termsOfUse: 'conditions d’utilisation de {company}',
    save: 'Conserver ce moyen de paiement pour mes prochains achats.',
    acceptFirst: 'Veuillez d’abord accepter les conditions.',
    failed: 'Le paiement n’a pas pu être préparé. Vérifiez votre saisie ou payez autrement.',
    leave: 'Vous confirmez le paiement dans une fenêtre du prestataire.',
    enroll: 'Ouvrir un compte',
  },
  ja: {
    buttons: {
      continue: '続ける',
      payNow: '今すぐ支払う',
      buyNow: '今すぐ購入',
      completeOrder: '注文を完了する',
      submitOrder: '注文を確定する',
    },
    methods: 'お支払い方法',
    terms: '{document}に同意します。',
    subscriptionTerms:
      '{document}に同意します。解約するまで定期購入は自動更新され、このお支払い方法が保存されて請求されます。',
    termsOfSale: '販売条件',
    eula: '{company}の使用許諾契約',
    termsOfUse: '{company}の利用規約',
    save: '次回以降の購入のためにこの支払い方法を保存します。',
    acceptFirst: '先に規約へ同意してください。',
    failed: 'お支払いの準備ができませんでした。入力内容をご確認いただくか、別の方法をお選びください。',
    leave: '決済事業者の画面でお支払いを確認します。',
    enroll: '口座を開設する',
  },
  es: {
    buttons: {
      continue: 'Continuar',
      payNow: 'Pagar ahora',
      buyNow: 'Comprar ahora',
      completeOrder: 'Completar el pedido',
      submitOrder: 'Enviar el pedido',
    },
    methods: 'Formas de pago',
    terms: 'Acepto: {document}.',
    subscriptionTerms:
      'Acepto: {document}. La suscripción se renueva hasta que la cancele; esta forma de pago se guarda y se cobra para ello.',
    termsOfSale: 'condiciones de venta',
    eula: 'contrato de licencia de {company}',
    termsOfUse: 'condiciones de uso de {company}',
    save: 'Guardar esta forma de pago para mis próximas compras.',
    acceptFirst: 'Acepte primero las condiciones.',
    failed: 'No se pudo preparar el pago. Revise los datos o elija otra forma de pago.',
    leave: 'Confirmará el pago en una ventana del proveedor.',
    enroll: 'Abrir una cuenta',
  },
  pt: {
    buttons: {
      continue: 'Continuar',
      payNow: 'Pagar agora',
      buyNow: 'Comprar agora',
      completeOrder: 'Concluir o pedido',
      submitOrder: 'Enviar o pedido',
    },
    methods: 'Formas de pagamento',
    terms: 'Aceito: {document}.',
    subscriptionTerms: 'Aceito: {document}. A assinatura é renovada até que eu a cancele.',
    termsOfSale: 'condições de venda',
    eula: 'contrato de licença da {company}',
    termsOfUse: 'condições de uso da {company}',
    save: 'Salvar esta forma de pagamento para as próximas compras.',
    acceptFirst: 'Aceite primeiro as condições.',
    failed: 'Não foi possível preparar o pagamento. Confira os dados ou escolha outra forma de pagamento.',
    leave: 'Você confirmará o pagamento em uma janela do provedor.',
    enroll: 'Abrir uma conta',
  },
};
