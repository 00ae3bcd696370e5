/** The documents that the compliance links lead to. */
import { disclosureTexts, DOCUMENTS, ENTITIES } from './shared/disclosure-texts.ts';
import { languageOf } from './shared/locale.ts';

/** @returns undefined when there is no such document */
export function legalPage(name: string, locale: unknown, entity: unknown): string | undefined {
  const document = DOCUMENTS.find((known) => known === name);
  if (!document) return undefined;
  const language = languageOf(typeof locale === 'string' ? locale : '');
  const texts = disclosureTexts[language];
  // shows only our own texts; the URL only selects one
  const seller =
    (typeof entity === 'string' && Object.hasOwn(ENTITIES, entity) ? ENTITIES[entity] : undefined) ?? '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts[document]}</title></head>
<body><main><h1>${texts[document]}</h1><p>${seller}</p><p>${texts.sample}</p></main></body>
</html>
`;
}
