/** The public documents that rules cite: paths in the branch `Digital-River-API` of DigitalRiver/GitBook. */
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
  capturing: 'developer-resources/reference/guidelines-for-capturing-payment-details.md',
  security: 'developer-resources/reference/security.md',
  api: 'developer-resources/api-structure.md',
  practices: 'developer-resources/best-practices.md',
  rate: 'developer-resources/rate-limiting.md',
  testing: 'developer-resources/testing-scenarios.md',
  versioning: 'general-resources/versioning.md',
  checklist:
    'general-resources/standards-and-certifications/integration-checklists/checkouts-payment-sources-and-orders.md',
} as const;

/** Cites a heading of a public document. */
export function from(document: keyof typeof DOCUMENTS, heading: string): Source {
  return { document: `Digital-River-API: ${DOCUMENTS[document]}`, heading };
}

/** The address at which a source can be read. */
export function sourceUrl({ document }: Source): string {
  const [branch = '', path = ''] = document.split(': ');
  return `https://github.com/DigitalRiver/GitBook/blob/${branch}/${path}`;
}
