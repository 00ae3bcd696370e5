/** The legal footer. It holds nothing that is secret, so it is drawn into the shop's page itself. */
import type { JsonObject } from '../shared/messages.ts';
import { type ComplianceDetails, getDetails, legalLinks } from './compliance.ts';
import type { Canvas, Drawing } from './element.ts';

const ID = 'DR-Legal-Footer';

export function drawCompliance(canvas: Canvas, locale: string): Drawing {
  const footer = document.createElement('div');
  footer.className = ID;
  // several may be in one page, an id only once
  if (!document.getElementById(ID)) footer.id = ID;
  canvas.container.append(footer);
  const draw = (): void => footer.replaceChildren(...content(canvas.options().compliance, locale));
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

function content(options: unknown, locale: string): Node[] {
  const { disclosure, error } = details((options ?? {}) as JsonObject, locale);
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

/** Either form of the options: `entity` with `language` and `country`, or with a `locale`. */
function details(
  { entity, language, country, locale: own, jpCommerceLawPageUrl }: JsonObject,
  locale: string,
): ComplianceDetails {
  const tag = own ?? [language ?? locale, country].filter(Boolean).join('-');
  const found = getDetails(entity, tag);
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
