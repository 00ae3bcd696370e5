/** The shopper's tax identifier, if the country has one. */
import { behaviour } from '../shared/bundled.ts';
import { languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { fieldTexts } from '../shared/texts.ts';
import { isObject } from './api.ts';
import { Field } from './field.ts';
import { plainTaxNumber, TAX_KINDS, type TaxKind } from '../../tax/kinds.ts';

const input = Object.assign(document.createElement('input'), {
  type: 'text',
  autocomplete: 'off',
  spellcheck: false,
});
const value = (): string => plainTaxNumber(input.value);
let known: readonly TaxKind[] = [];

/** The kind that matches the typed text, otherwise the first. */
function identifier(): TaxKind | undefined {
  return known.find(({ form }) => form.test(value())) ?? known[0];
}

const field = new Field('taxidentifier', (made) => {
  input.ariaLabel = fieldTexts[languageOf(made.embed.parameters.locale)].labels.taxIdentifier;
  return {
    control: input,
    read: () => {
      const found = identifier();
      const valid = behaviour.taxNumberFits(found?.form.test(value()) ?? false);
      const empty = value() === '';
      return {
        empty,
        complete: valid || value().length >= 8,
        error: valid ? null : 'invalid_tax_identifier',
        data: {},
      };
    },
    event: ({ error, complete }) => {
      const { type, customerType } = identifier() ?? {};
      return {
        identifier: { value: error === null && complete === true ? value() : null, type, customerType },
      };
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
  known = TAX_KINDS.filter(
    (kind) => kind.country === country && (options.type === undefined || options.type === kind.customerType),
  );
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
