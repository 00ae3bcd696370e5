/** The consent checkboxes. Their position is an option; that they are ticked before the next step is not. */
import type { PaymentMethod } from '../shared/methods.ts';
import type { Options } from '../shared/options.ts';
import type { Consents } from '../shared/views.ts';
import type { PageBehaviour } from './behaviour.ts';
import { h, withLinks } from './dom.ts';
import type { Disclosures } from './sdk.ts';
import { t } from './texts.ts';

/** The consents that a page asks for. */
export function consentsOn(
  stage: 'payment' | 'review',
  options: Options,
  method: PaymentMethod | undefined,
): Consents {
  if (options.onePage) return { terms: stage === 'payment', disclosure: stage === 'payment' };
  const leavesFromPayment = method?.redirect === 'beforeOrder' && !options.orderOnReturn;
  const termsOn = leavesFromPayment ? 'payment' : options.termsOn;
  const together = options.combinedConsent && !leavesFromPayment;
  return { terms: stage === termsOn, disclosure: stage === (together ? termsOn : options.disclosureOn) };
}

export interface ConsentBoxes {
  readonly element: HTMLElement;
  /** Whether all consents of this page are given. */
  isComplete(): boolean;
  given(): Consents;
}

export function consentBoxes(
  asked: Consents,
  options: Options,
  page: PageBehaviour,
  disclosures: Disclosures,
  changed: () => void,
): ConsentBoxes {
  const together = options.combinedConsent && asked.terms && asked.disclosure;
  const box = (name: string, text: string | DocumentFragment): HTMLInputElement => {
    const input = h('input', { type: 'checkbox', name });
    input.addEventListener('change', changed);
    element.append(h('label', { class: 'consent' }, input, h('span', {}, text)));
    return input;
  };
  const element = h('div', { class: 'consents' });
  const seller = disclosures.resellerDisclosure?.localizedText;
  if (asked.disclosure && seller !== undefined)
    element.append(h('p', { class: 'seller' }, withLinks(seller)));
  const both = together && page.asks.terms ? box('everything', t('both')) : undefined;
  const terms = asked.terms && !together && page.asks.terms ? box('terms', t('terms')) : undefined;
  const disclosure =
    asked.disclosure && !together && page.asks.disclosure
      ? box('disclosure', withLinks(disclosures.confirmDisclosure?.localizedText ?? t('disclosure')))
      : undefined;
  const boxes = [both, terms, disclosure].filter((one) => one !== undefined);
  return {
    element,
    isComplete: () => boxes.every(({ checked }) => checked),
    given: () => ({
      terms: asked.terms && (both ?? terms)?.checked !== false,
      disclosure: asked.disclosure && (both ?? disclosure)?.checked !== false,
    }),
  };
}
