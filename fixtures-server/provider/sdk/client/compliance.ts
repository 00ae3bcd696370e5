/** Legally required information for shoppers, by selling entity, country and language. */
import {
  disclosureTexts,
  documentPath,
  DOCUMENTS,
  ENTITIES,
  type LegalDocument,
  STATEMENTS,
} from '../shared/disclosure-texts.ts';
import { type Language, languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { BASE } from './base.ts';

/** The documented languages; a language without texts falls back to English. */
const LANGUAGES = /^(?:ar|zh|cs|da|nl|en|fi|fr|de|el|hu|it|ja|ko|no|pl|pt|ru|sk|es|sv|th|tr)(?:[-_]\w+)?$/i;
/** Countries with a legal right to cancel a purchase. */
const CANCELLABLE =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

export interface Disclosure {
  readonly businessEntity: { readonly id: string; readonly name: string };
  readonly [name: string]:
    | { readonly localizedText: string; readonly url?: string }
    | { readonly id: string; readonly name: string };
}

export interface ComplianceDetails {
  readonly disclosure?: Disclosure;
  readonly error?: { readonly message: string };
}

/**
 * Both documented forms: one object with `language`, `country` and `businessEntityCode`, which throws when one is missing
 * or not supported; or `(entity, locale?)`, which answers with an `error`.
 */
export function getDetails(wanted: unknown, locale?: unknown): ComplianceDetails {
  if (typeof wanted === 'object' && wanted !== null) {
    const found = details(wanted as JsonObject);
    if (Array.isArray(found)) throw new Error(found.join(', '));
    return { disclosure: found };
  }
  const language = locale === undefined ? 'en' : locale;
  const country = typeof language === 'string' ? /[-_]([A-Za-z]{2})$/.exec(language)?.[1] : undefined;
  const found = details({ businessEntityCode: wanted, country: country ?? 'US', language });
  return Array.isArray(found) ? { error: { message: found.join(', ') } } : { disclosure: found };
}

/** Links of the footer, in the order of the documents. */
export function legalLinks(details: Disclosure): { name: LegalDocument; text: string; url: string }[] {
  return DOCUMENTS.flatMap((name) => {
    const entry = details[name];
    return entry && 'url' in entry && entry.url !== undefined
      ? [{ name, text: entry.localizedText, url: entry.url }]
      : [];
  });
}

/** @returns the error, if any */
function details({ businessEntityCode, country, language }: JsonObject): Disclosure | string[] {
  const is = {
    businessEntityCode: typeof businessEntityCode === 'string' && Object.hasOwn(ENTITIES, businessEntityCode),
    country: typeof country === 'string' && /^[A-Za-z]{2}$/.test(country),
    language: typeof language === 'string' && LANGUAGES.test(language),
  };
  const wrong = Object.entries(is).filter(([, supported]) => !supported);
  return wrong.length > 0
    ? wrong.map(([name]) => `${name} is missing or unsupported`)
    : disclosure(String(businessEntityCode), String(language), String(country));
}

function disclosure(entity: string, locale: string, country: string): Disclosure {
  const language: Language = languageOf(locale);
  const texts = disclosureTexts[language];
  const name = ENTITIES[entity] ?? entity;
  const documents = DOCUMENTS.filter(
    (document) => document !== 'cancellationRights' || CANCELLABLE.includes(country.toUpperCase()),
  );
  return {
    businessEntity: { id: entity, name },
    ...Object.fromEntries(
      documents.map((document) => [
        document,
        { localizedText: texts[document], url: `${BASE}${documentPath(document, language, entity)}` },
      ]),
    ),
    ...Object.fromEntries(
      STATEMENTS.map((statement) => [
        statement,
        // the name of a company may end as sentences do
        { localizedText: texts[statement].replaceAll('{seller}', name).replaceAll('..', '.') },
      ]),
    ),
  };
}
