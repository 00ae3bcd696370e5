/** Required data for e-invoices, by country. */
import type { JsonObject } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { isObject } from './api.ts';
import { make } from '../shared/make.ts';
import { labelled, startSmallForm } from './small-form.ts';

const KINDS: readonly (readonly [type: string, attribute: string, form: RegExp])[] = [
  ['tw_individual_mobile_barcode', 'MOBILE_BARCODE', /^\/[0-9A-Z+.-]{7}$/],
  ['tw_individual_citizen_cert', 'CITIZEN_DIGITAL_CERT', /^[A-Z]{2}\d{14}$/],
  ['tw_individual_member_carrier', 'MEMBER_CARRIER', /^\S+@\S+$/],
  ['tw_individual_donate', 'CHARITY_NAME', /^\d{3,7}$/],
];

const select = make(
  'select',
  {},
  KINDS.map(([type, attribute]) =>
    make('option', { value: type }, [attribute.replaceAll('_', ' ').toLowerCase()]),
  ),
);
const value = make('input', { type: 'text', autocomplete: 'off' }, []);

startSmallForm(
  'invoiceattribute',
  async (form, { invoiceAttribute }) => {
    const { sessionId, country: given } = isObject(invoiceAttribute) ? invoiceAttribute : {};
    const { sessionInformation } =
      sessionId === undefined
        ? { sessionInformation: { country: given } }
        : await form.channel.call('retrieveMethods', { sessionId }).catch((): JsonObject => ({}));
    if (!isObject(sessionInformation) || sessionInformation.country !== 'TW') {
      form.emit('ready', { hasInvoices: false });
      return [];
    }
    form.emit('ready', {
      hasInvoices: true,
      invoiceRequired: true,
      individual: KINDS.map(([type, attributeName]) => ({
        type,
        attributes: [{ attributeName, isRequired: true }],
      })),
      hasIndividualInvoiceTypes: true,
    });
    return [labelled(form.labels.invoice, select), labelled(form.labels.invoiceNumber, value)];
  },
  (form) => {
    const [type, attributeName, pattern] = KINDS[select.selectedIndex] ?? [];
    const given = value.value.trim();
    if (!pattern?.test(given)) return 'invalid_value';
    form.emit('complete', { id: randomId(), type, attributes: [{ attributeName, attributeValue: given }] });
    return undefined;
  },
);
