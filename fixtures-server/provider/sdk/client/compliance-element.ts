/** The legal footer. It contains no secrets, so it is part of the shop's page instead of a frame. */
import type { JsonObject } from '../shared/messages.ts';
import { languageOf } from '../shared/locale.ts';
import { type ComplianceDetails, getDetails, legalLinks } from './compliance.ts';
import type { Canvas, Drawing } from './element.ts';

const ID = 'DR-Legal-Footer';

export function drawCompliance(canvas: Canvas, locale: string): Drawing {
  const footer = document.createElement('div');
  footer.className = ID;
  // several may be in one page, but ids must be unique
  if (!document.getElementById(ID)) footer.id = ID;
  canvas.container.append(footer);
  const draw = (): void => {
    const options = (canvas.options().compliance ?? {}) as JsonObject;
    // the shop's page may be in another language
    footer.lang = languageOf(localeOf(options, locale));
    footer.replaceChildren(...content(options, locale));
  };
  draw();
  // shops listen after they mounted
  setTimeout(() => canvas.emit('ready', { elementType: canvas.type }));
  return {
    update: draw,
    focus: () => footer.querySelector('a')?.focus(),
    blur: () => undefined,
    clear: () => undefined,
    remove: () => footer.remove(),
  };
}

function content(options: JsonObject, locale: string): Node[] {
  const { disclosure, error } = details(options, locale);
  if (!disclosure) {
    console.error(`The compliance element shows nothing: ${error?.message ?? 'no entity'}`);
    return [];
  }
  const seller = document.createElement('p');
  seller.textContent = disclosure.businessEntity.name;
  const list = document.createElement('ul');
  for (const { text, url } of legalLinks(disclosure)) {
    const link = Object.assign(document.createElement('a'), {
      href: url,
      textContent: text,
      target: '_blank',
      rel: 'noopener',
    });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return [seller, list];
}

/** Either form of the options: with `language` and `country`, or with a `locale`. */
function localeOf({ language, country, locale: own }: JsonObject, locale: string): string {
  return typeof own === 'string' ? own : [language ?? locale, country].filter(Boolean).join('-');
}

function details(options: JsonObject, locale: string): ComplianceDetails {
  const { entity, jpCommerceLawPageUrl } = options;
  const found = getDetails(entity, localeOf(options, locale));
  const legalNotice = found.disclosure?.legalNotice;
  if (
    !found.disclosure ||
    !legalNotice ||
    !('localizedText' in legalNotice) ||
    !isWebAddress(jpCommerceLawPageUrl)
  )
    return found;
  return {
    disclosure: { ...found.disclosure, legalNotice: { ...legalNotice, url: jpCommerceLawPageUrl } },
  };
}

function isWebAddress(url: unknown): url is string {
  return typeof url === 'string' && /^https?:\/\//i.test(url);
}
