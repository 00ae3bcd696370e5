/** The instructions for pushing funds, drawn from a source. Text is only ever set as text. */
import { behaviour } from '../shared/bundled.ts';
import {
  FIRST_MEMBERS,
  instructionTexts,
  LAST_MEMBERS,
  REFERENCE_MEMBERS,
  UNSHOWN_MEMBERS,
} from '../shared/instruction-texts.ts';
import { intlLocale, languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { isObject } from './api.ts';
import { make } from '../shared/make.ts';

export function drawInstructions(source: JsonObject, given: string, id: string): HTMLElement {
  const locale = behaviour.instructionsLocale(given);
  const texts = instructionTexts[languageOf(locale)];
  const type = String(source.type);
  const own = source[type];
  const details = behaviour.shownDetails(isObject(own) ? own : {});
  const amount = behaviour.shownAmount(Number(source.amount));
  const currency = String(source.currency);
  const shownAmount = money(amount, currency, locale);

  const amountRow = row('amount', texts.amount, shownAmount);
  Object.assign(amountRow.value.dataset, { amount: String(amount), currency });
  const rows = [amountRow];
  const expiry = behaviour.shownExpiry(source.expirationTime);
  if (typeof expiry === 'string') rows.push(row('expirationTime', texts.payBy, deadline(expiry, locale)));
  for (const [member, value] of ordered(details))
    rows.push(row(member, texts.members[member] ?? named(member), shownValue(String(value))));

  const reference = REFERENCE_MEMBERS.find((member) => isScalar(details[member]));
  const summary = [part(texts.amount, shownAmount)];
  if (reference !== undefined)
    summary.push(part(texts.members[reference] ?? reference, String(details[reference])));

  return make('div', { id, className: 'DR-delayed-payment-instructions-container' }, [
    make('h2', {}, [texts.title]),
    make('p', { className: 'steps' }, [texts.steps[type] ?? texts.steps.other]),
    make('p', { id: `DR-${type}AmountAndReferenceId`, className: 'summary' }, summary),
    make(
      'dl',
      {},
      rows.map(({ whole }) => whole),
    ),
  ]);
}

function row(
  member: string,
  label: string,
  shown: Node | string,
): { whole: HTMLElement; value: HTMLElement } {
  const value = make('dd', {}, [shown]);
  value.dataset.member = member;
  return { whole: make('div', { className: 'row' }, [make('dt', {}, [label]), value]), value };
}

function part(label: string, value: string): HTMLElement {
  return make('span', { className: 'part' }, [
    make('span', { className: 'label' }, [label]),
    make('strong', {}, [value]),
  ]);
}

export function drawUnavailable(locale: string): HTMLElement {
  const notice = make('p', { className: 'unavailable' }, [instructionTexts[languageOf(locale)].unavailable]);
  notice.setAttribute('role', 'alert');
  return notice;
}

function isScalar(value: unknown): value is string | number | boolean {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  );
}

function ordered(details: JsonObject): [string, unknown][] {
  const place = (member: string): number => {
    const last = LAST_MEMBERS.indexOf(member);
    if (last >= 0) return 1_000 + last;
    const first = FIRST_MEMBERS.indexOf(member);
    return first < 0 ? FIRST_MEMBERS.length : first;
  };
  return Object.entries(details)
    .filter(([member, value]) => isScalar(value) && !UNSHOWN_MEMBERS.includes(member))
    .sort(([a], [b]) => place(a) - place(b));
}

/** `bankBranchCode` → `Bank branch code` */
function named(member: string): string {
  const words = member.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Only http and https become links: a link must not run a script. */
function shownValue(value: string): Node | string {
  if (!/^https?:\/\//i.test(value)) return value;
  return make('a', { href: value, target: '_blank', rel: 'noopener noreferrer' }, [value]);
}

function money(amount: number, currency: string, locale: string): string {
  try {
    const format = behaviour.moneyFormat({ style: 'currency', currency });
    return new Intl.NumberFormat(intlLocale(locale), format).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

function deadline(time: string, locale: string): Node | string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const format = new Intl.DateTimeFormat(intlLocale(locale), { dateStyle: 'long', timeStyle: 'short' });
  return make('time', { dateTime: time }, [format.format(date)]);
}
