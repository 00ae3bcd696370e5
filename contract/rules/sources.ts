/** The public documents that rules cite: paths in the branches of DigitalRiver/GitBook, one for each dialect. */
import type { Dialect } from '../method.ts';
import type { Source } from '../rule.ts';

const DOCUMENTS = {
  sessions: 'integration-options/checkouts/creating-checkouts/payment-sessions.md',
  redirects: 'integration-options/checkouts/building-you-workflows/handling-redirect-payment-methods.md',
  delayed: 'integration-options/checkouts/building-you-workflows/handling-delayed-payment-methods.md',
  workflows: 'integration-options/checkouts/building-you-workflows/README.md',
  addresses: 'integration-options/checkouts/creating-checkouts/providing-address-information.md',
  orders: 'order-management/creating-and-updating-an-order.md',
  rejected: 'order-management/resubmitting-an-order.md',
  lifecycle: 'order-management/orders/the-order-lifecycle.md',
  events: 'order-management/events-and-webhooks-1/events-1/event-types.md',
  webhooks: 'order-management/events-and-webhooks-1/webhooks/creating-a-webhook.md',
  signature: 'order-management/events-and-webhooks-1/webhooks/digital-river-signature.md',
  sources: 'payments/payment-sources/README.md',
  managing: 'payments/payment-sources/using-the-source-identifier.md',
  retrieving: 'payments/payment-sources/retrieving-sources.md',
  credit: 'integration-options/checkouts/creating-checkouts/applying-a-store-credit.md',
  sca: 'payments/psd2-and-sca/how-to-ensure-sca-compliance.md',
  sdk: 'payments/payment-integrations-1/digitalriver.js/reference/digitalriver-object.md',
  instructions: 'developer-resources/reference/elements/delayed-payment-instructions-element.md',
  errors: 'developer-resources/reference/error-types-codes-and-objects.md',
  dropin: 'payments/payment-integrations-1/drop-in/drop-in-integration-guide.md',
  trevipay: 'payments/payment-integrations-1/digitalriver.js/payment-methods/trevipay.md',
  objects: 'developer-resources/reference/digital-river-payment-objects.md',
  capturing: 'developer-resources/reference/guidelines-for-capturing-payment-details.md',
  security: 'developer-resources/reference/security.md',
  api: 'developer-resources/api-structure.md',
  practices: 'developer-resources/best-practices.md',
  rate: 'developer-resources/rate-limiting.md',
  testing: 'developer-resources/testing-scenarios.md',
  initializing: 'developer-resources/reference/digital-river-publishable-api-key.md',
  konbini: 'payments/payment-integrations-1/digitalriver.js/payment-methods/konbini.md',
  paypal: 'payments/payment-integrations-1/digitalriver.js/payment-methods/paypal.md',
  charges: 'order-management/orders/payment-charges/README.md',
  files: 'order-management/files-and-file-links-1/files.md',
  /** The API description: its headings are the names of its schemas. */
  description: '.gitbook/assets/2021-12-13.json',
  versioning: 'general-resources/versioning.md',
  customers:
    'general-resources/standards-and-certifications/integration-checklists/customers-and-tax-exemptions.md',
  portal: 'general-resources/standards-and-certifications/integration-checklists/customer-portal.md',
  taxIdentifiers: 'integration-options/checkouts/creating-checkouts/tax-identifiers.md',
  taxElement: 'developer-resources/reference/elements/tax-identifier-element.md',
  subscriptions: 'integration-options/checkouts/subscriptions/subscription-information-1.md',
  external: 'integration-options/checkouts/subscriptions/third-party-coordinated-subscriptions.md',
  disclosures:
    'general-resources/standards-and-certifications/integration-checklists/disclosures-compliance-statements-and-emails.md',
  charging: 'integration-options/checkouts/creating-checkouts/initiating-a-charge.md',
  checklist:
    'general-resources/standards-and-certifications/integration-checklists/checkouts-payment-sources-and-orders.md',
} as const;

/** Cites a heading of a public document. */
export function from(document: keyof typeof DOCUMENTS, heading: string): Source {
  return { document: `Digital-River-API: ${DOCUMENTS[document]}`, heading };
}

const COMMERCE_DOCUMENTS = {
  sessions: 'shopper-apis/cart/payment-sessions.md',
  submitting: 'shopper-apis/cart/submitting-a-cart/README.md',
  declines: 'shopper-apis/cart/submitting-a-cart/authorization-declines.md',
  resuming: 'shopper-apis/cart/resuming-cart-submission.md',
  flows: 'payments/building-your-workflows/flows-by-payment-type.md',
  sources: 'payments/sources/README.md',
  managing: 'payments/sources/using-the-source-identifier.md',
  trevipay: 'payments/payments-solutions/digitalriver.js/payment-methods/trevipay.md',
  konbini: 'payments/payments-solutions/digitalriver.js/payment-methods/konbini.md',
  sdk: 'general-resources/reference/digitalriver-object.md',
  errors: 'general-resources/reference/error-types-codes-and-objects.md',
  errorFormat: 'common-shopper-and-admin-apis/error-codes/error-format-for-shopper-apis/README.md',
  conflicts: 'common-shopper-and-admin-apis/error-codes/error-codes-for-shopper-apis/409-conflict.md',
  unauthorized: 'common-shopper-and-admin-apis/error-codes/error-codes-for-shopper-apis/401-unauthorized.md',
  capturing: 'general-resources/reference/guidelines-for-capturing-payment-details.md',
  security: 'general-resources/reference/security.md',
  instructions: 'general-resources/reference/elements/delayed-payment-instructions-element.md',
  keys: 'resources/API-structure/api-keys.md',
  cors: 'general-resources/common-shoppers-and-admin-apis-reference/cors-support.md',
  testing: 'resources/testing-scenarios.md',
  webhooks: 'events/webhooks/README.md',
  acknowledging: 'events/webhooks/creating-a-webhook.md',
  delayedEvents: 'events/events/event-types/delayed-payment-expired-and-reminder-events.md',
  products: 'shopper-apis/cart/creating-or-updating-a-cart/adding-a-product-to-a-cart.md',
  browserIp: 'shopper-apis/cart/creating-or-updating-a-cart/shopper-ip-address.md',
  addresses: 'shopper-apis/cart/creating-or-updating-a-cart/providing-address-information.md',
  charging: 'shopper-apis/cart/submitting-a-cart/initiating-a-charge.md',
  testCases: 'master/getting-started/test-cases.md',
  orders: 'shopper-apis/orders-1/getting-orders.md',
  subscriptions: 'shopper-apis/cart/creating-or-updating-a-cart/providing-subscription-information.md',
  taxes: 'shopper-apis/cart/configuring-taxes/managing-tax-identifiers.md',
  taxElement: 'general-resources/reference/elements/tax-identifier-element.md',
  credit: 'shopper-apis/shopper-basics/common-use-cases/applying-store-credit.md',
  retrieving: 'payments/sources/retrieving-sources.md',
  workflows: 'payments/building-your-workflows/README.md',
  sca: 'payments/psd2-and-sca/how-to-ensure-sca-compliance.md',
  dropin: 'payments/payments-solutions/drop-in/drop-in-integration-guide.md',
  objects: 'general-resources/reference/digital-river-payment-objects.md',
  initializing: 'general-resources/reference/digital-river-publishable-api-key.md',
  paypal: 'payments/payments-solutions/digitalriver.js/payment-methods/paypal.md',
} as const;

/** Cites a heading of a public document of the Commerce API. */
export function fromCommerce(document: keyof typeof COMMERCE_DOCUMENTS, heading: string): Source {
  return { document: `Commerce-API: ${COMMERCE_DOCUMENTS[document]}`, heading };
}

/** Cites a founding document for a statement that is no longer on a public page. */
export function fromFounding(dialect: Dialect, heading: string): Source {
  return { document: `Founding documents: payment-sessions-${dialect}`, heading };
}
