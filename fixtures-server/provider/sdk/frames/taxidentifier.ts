/** A tax identifier of the shopper's, where their country has one. */
import { languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { fieldTexts } from '../shared/texts.ts';
import { isObject } from './api.ts';
import { Field } from './field.ts';

interface Identifier {
  readonly type: string;
  readonly customerType: 'individual' | 'business';
  readonly form: RegExp;
  readonly required?: true;
}

const IDENTIFIERS: Readonly<Record<string, readonly Identifier[]>> = {
  AT: [{ type: 'eu', customerType: 'business', form: /^ATU\d{8}$/ }],
  BR: [
    { type: 'br_natural', customerType: 'individual', form: /^\d{11}$/, required: true },
    { type: 'br', customerType: 'business', form: /^\d{14}$/, required: true },
  ],
  DE: [{ type: 'eu', customerType: 'business', form: /^DE\d{9}$/ }],
  ES: [{ type: 'eu', customerType: 'business', form: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/ }],
  FR: [{ type: 'eu', customerType: 'business', form: /^FR[A-Z0-9]{2}\d{9}$/ }],
  IT: [
    {
      type: 'it_natural',
      customerType: 'individual',
      form: /^(?:[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]|IT\d{8})$/,
    },
    { type: 'it', customerType: 'business', form: /^IT\d{11}$/ },
  ],
  TW: [{ type: 'tw', customerType: 'business', form: /^\d{8}$/ }],
};

const input = Object.assign(document.createElement('input'), {
  type: 'text',
  autocomplete: 'off',
  spellcheck: false,
});
const value = (): string => input.value.toUpperCase().replaceAll(/[\s.-]/g, '');
let known: readonly Identifier[] = [];

/** The one whose form is typed, else the first. */
function identifier(): Identifier | undefined {
  return known.find(({ form }) => form.test(value())) ?? known[0];
}

const field = new Field('taxidentifier', (made) => {
  input.ariaLabel = fieldTexts[languageOf(made.embed.parameters.locale)].labels.taxIdentifier;
  return {
    control: input,
    read: () => {
      const found = identifier();
      const valid = found?.form.test(value()) ?? false;
      const empty = value() === '';
      return {
        empty,
        complete: valid || value().length >= 8,
        error: valid ? null : 'invalid_tax_identifier',
        data: {},
      };
    },
    event: ({ error }) => {
      const { type, customerType } = identifier() ?? {};
      return { identifier: { value: error === null ? value() : null, type, customerType } };
    },
    restore: (text) => void (input.value = text),
    configure: ({ taxIdentifier }) => void find(isObject(taxIdentifier) ? taxIdentifier : {}),
  };
});

let asked: string | undefined;
async function find(options: JsonObject): Promise<void> {
  const wanted = JSON.stringify(options);
  if (wanted === asked) return;
  asked = wanted;
  const { sessionInformation } =
    options.sessionId === undefined
      ? { sessionInformation: options }
      : await field.channel
          .call('retrieveMethods', { sessionId: options.sessionId })
          .catch((): JsonObject => ({}));
  const country = isObject(sessionInformation) ? sessionInformation.country : undefined;
  const all = typeof country === 'string' ? (IDENTIFIERS[country] ?? []) : [];
  known = all.filter(({ customerType }) => options.type === undefined || options.type === customerType);
  if (known.length > 0) document.body.append(input);
  else input.remove();
  const needed = (of: string): boolean =>
    known.some(({ customerType, required }) => customerType === of && required === true);
  field.emit('ready', {
    hasTaxIdentifier: known.length > 0,
    businessTaxIdentifierRequired: needed('business'),
    individualTaxIdentifierRequired: needed('individual'),
  });
}
