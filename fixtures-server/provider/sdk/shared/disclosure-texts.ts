/** Compliance disclosures in every language of the SDK. Neutral sample texts without legal effect. */
import type { Language } from './locale.ts';

/** Disclosures that are a document to link to, under the member's name. */
export const DOCUMENTS = [
  'termsOfSale',
  'privacyPolicy',
  'cookiePolicy',
  'cancellationRights',
  'legalNotice',
] as const;
export type LegalDocument = (typeof DOCUMENTS)[number];

/** Disclosures that are a sentence. `{seller}` stands for the selling entity. */
export const STATEMENTS = [
  'resellerDisclosure',
  'confirmDisclosure',
  'autorenewalPlanTerms',
  'saveCardMandate',
] as const;
export type Statement = (typeof STATEMENTS)[number];

export type DisclosureTexts = Readonly<Record<LegalDocument | Statement | 'sample', string>>;

export const disclosureTexts: Readonly<Record<Language, DisclosureTexts>> = {
  en: {
    termsOfSale: 'Terms of Sale',
    privacyPolicy: 'Privacy Policy',
    cookiePolicy: 'Cookies',
    cancellationRights: 'Right to Cancel',
    legalNotice: 'Legal Notice',
    resellerDisclosure: 'Your purchase is from {seller}, which sells the goods of this shop.',
    confirmDisclosure: 'By placing the order I accept the terms of sale and the privacy policy of {seller}.',
    autorenewalPlanTerms:
      'The subscription renews itself at its price until I cancel it. My payment method is kept and charged for it.',
    saveCardMandate: 'Keep this payment method for my next purchase.',
    sample: 'This document belongs to a test service. It has no legal effect.',
  },
  de: {
    termsOfSale: 'Verkaufsbedingungen',
    privacyPolicy: 'Datenschutz',
    cookiePolicy: 'Cookies',
    cancellationRights: 'Widerrufsrecht',
    legalNotice: 'Impressum',
    resellerDisclosure: 'Sie kaufen bei {seller}; diese Gesellschaft verkauft die Waren dieses Shops.',
    confirmDisclosure:
      'Mit der Bestellung nehme ich die Verkaufsbedingungen und den Datenschutz von {seller} an.',
    autorenewalPlanTerms:
      'Das Abonnement verlängert sich zu seinem Preis, bis ich es kündige. Meine Zahlungsart wird dafür behalten und belastet.',
    saveCardMandate: 'Diese Zahlungsart für meinen nächsten Einkauf behalten.',
    sample: 'Dieses Dokument gehört zu einem Testdienst. Es bindet niemanden.',
  },
  fr: {
    termsOfSale: 'Conditions de vente',
    privacyPolicy: 'Confidentialité',
    cookiePolicy: 'Cookies',
    cancellationRights: 'Droit de rétractation',
    legalNotice: 'Mentions légales',
    resellerDisclosure: 'Vous achetez auprès de {seller}, qui vend les articles de cette boutique.',
    confirmDisclosure:
      'En passant commande, j’accepte les conditions de vente et la politique de confidentialité de {seller}.',
    autorenewalPlanTerms:
      'L’abonnement se renouvelle à son prix jusqu’à ce que je le résilie. Mon moyen de paiement est conservé et débité pour cela.',
    saveCardMandate: 'Conserver ce moyen de paiement pour mon prochain achat.',
    sample: 'Ce document appartient à un service de test. Il n’engage personne.',
  },
  ja: {
    termsOfSale: '販売条件',
    privacyPolicy: 'プライバシーポリシー',
    cookiePolicy: 'クッキー',
    cancellationRights: 'キャンセルの権利',
    legalNotice: '特定商取引法に基づく表示',
    resellerDisclosure: 'この店舗の商品は{seller}が販売します。',
    confirmDisclosure: '注文により、{seller}の販売条件とプライバシーポリシーに同意します。',
    autorenewalPlanTerms:
      '解約するまで、定期購入は同じ価格で自動更新されます。お支払い方法は保存され、更新のたびに請求されます。',
    saveCardMandate: '次回の購入のためにこの支払い方法を保存します。',
    sample: 'この文書はテスト用のものです。法的な効力はありません。',
  },
  es: {
    termsOfSale: 'Condiciones de venta',
    privacyPolicy: 'Política de privacidad',
    cookiePolicy: 'Cookies',
    cancellationRights: 'Derecho de desistimiento',
    legalNotice: 'Aviso legal',
    resellerDisclosure: 'Usted compra a {seller}, que vende los artículos de esta tienda.',
    confirmDisclosure:
      'Al hacer el pedido acepto las condiciones de venta y la política de privacidad de {seller}.',
    autorenewalPlanTerms:
      'La suscripción se renueva a su precio hasta que la cancele. Mi forma de pago se guarda y se cobra para ello.',
    saveCardMandate: 'Guardar esta forma de pago para mi próxima compra.',
    sample: 'Este documento pertenece a un servicio de prueba y no obliga a nadie.',
  },
  pt: {
    termsOfSale: 'Condições de venda',
    privacyPolicy: 'Política de privacidade',
    cookiePolicy: 'Cookies',
    cancellationRights: 'Direito de arrependimento',
    legalNotice: 'Aviso legal',
    resellerDisclosure: 'Você compra da {seller}, que vende os artigos desta loja.',
    confirmDisclosure:
      'Ao fazer o pedido aceito as condições de venda e a política de privacidade da {seller}.',
    autorenewalPlanTerms: 'A assinatura é renovada pelo seu preço até que você a cancele.',
    saveCardMandate: 'Salvar esta forma de pagamento para a minha próxima compra.',
    sample: 'Este documento pertence a um serviço de teste e não obriga ninguém.',
  },
};

/** Selling entities by id. */
export const ENTITIES: Readonly<Record<string, string>> = {
  'DR_INC-ENTITY': 'Digital River Inc.',
  'DR_IRELAND-ENTITY': 'Digital River Ireland Ltd.',
  'DR_UK-ENTITY': 'Digital River UK Ltd.',
  'DR_GERMANY-ENTITY': 'Digital River GmbH',
  'DR_JAPAN-ENTITY': 'Digital River Japan K.K.',
  'DR_KOREA-ENTITY': 'Digital River Korea Y.H.',
  'DR_TAIWAN-ENTITY': 'Digital River Taiwan Ltd.',
  'DR_CHINA-ENTITY': 'Digital River China Ltd.',
};

/** Path of the document below the SDK's base. */
export function documentPath(name: LegalDocument, language: Language, entity: string): string {
  return `/v1/legal/${name}.html?${new URLSearchParams({ language, entity })}`;
}
