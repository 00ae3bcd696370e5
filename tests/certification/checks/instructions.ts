/** Checks of the content of payment instructions, and of the source details from which they are made. */
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { pageReading } from '../reading/page-readings.ts';
import { ibansIn, isBic, wrongWithIban } from '../reading/bank-form.ts';
import {
  excluded,
  type Finding,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import type { OrderRequest } from '../reading/api-facts.ts';
import type { ShownInstructions } from '../recording/notes.ts';
import { type Observation, inResponse } from '../reading/observation.ts';
import { namesAmount, namesDeadline, sameAmount, writtenFor } from '../reading/writing.ts';

/** Samples and events in the documents use 30 days; clocks may differ by an hour. */
const LONGEST = (30 * 24 + 1) * 3_600_000;

interface Instructed {
  readonly text: string;
  readonly mount: SdkCall;
  /** The source of the instructions, as the API returns it. */
  readonly source: Exchange;
}

/** The instructions elements that the page mounted. */
function mounts(seen: Observation): SdkCall[] {
  return seen.sdkCalls.filter(({ method }) => method === 'mount delayedpaymentinstructions');
}

/** The last instructions element that the page created. */
function elementMade(seen: Observation): SdkCall | undefined {
  return seen.sdkCalls.findLast(
    ({ method, args: [type] }) =>
      method === 'createElement' && String(type).toLowerCase() === 'delayedpaymentinstructions',
  );
}

/** Judges visible instructions against the source that the API returns. */
function instructed(seen: Observation<'instructions'>, judge: (shown: Instructed) => Finding): Finding {
  const [mount] = mounts(seen);
  const { text } = seen.notes.instructions ?? {};
  if (!mount || !text) return notExercised('no instructions were shown');
  const given = valueAt(elementMade(seen)?.args[1], 'sourceId');
  const source = seen
    .sourcesRead('harness')
    .find((read) => read.response?.status === 200 && inResponse(read, 'id') === given);
  if (!source) return notExercised('the source of the instructions is in no response of the API');
  // e.g. because the shop passed another client secret
  const answers = seen.sourcesRead('browser').map(({ response }) => response?.status ?? 0);
  if (answers.length > 0 && answers.every((status) => status >= 400))
    return notExercised("the API refused to give the SDK the source's details");
  return judge({ text, mount, source });
}

/** The last order that waits for the shopper's funds. */
function instructing(seen: Observation): OrderRequest | undefined {
  return seen.ordersMade.findLast(({ order }) => order.instructions !== undefined);
}

/** Judges whether instructions that the shopper saw before are shown again. */
function shownAgain(
  seen: Observation<'instructions' | 'instructionsAgain'>,
  where: 'reloaded' | 'orderPage',
  words: string,
): Finding {
  const order = instructing(seen);
  const { instructions, instructionsAgain } = seen.notes;
  const again = instructionsAgain?.[where];
  if (!order || !instructions || !isThere(instructions)) return notExercised('no instructions were shown');
  if (!again) return notExercised(`the scenario did not look for instructions ${words}`);
  return metWhen(
    isThere(again),
    `payment instructions ${words}`,
    again.visible === false ? 'in the page, but not visible' : 'none',
    order,
    seen.visits.at(-1),
  );
}

function isThere({ text, visible }: ShownInstructions): boolean {
  return visible ?? text !== '';
}

/** The locale of the SDK instance that made the instructions. */
function localeOf(seen: Observation, mount: SdkCall): string | undefined {
  const made = seen.sdkCalls.findLast(({ method, at }) => method === 'new DigitalRiver' && at <= mount.at);
  const locale = valueAt(made?.args[1], 'locale');
  if (typeof locale !== 'string') return undefined;
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function detailsIn(seen: Observation, source: Exchange): Readonly<Record<string, unknown>> {
  const details = inResponse(source, seen.method.wire.type);
  return details !== null && typeof details === 'object' ? (details as Record<string, unknown>) : {};
}

const readSource = (seen: Observation): Exchange | undefined =>
  seen.sourcesRead('harness').findLast(({ response }) => response?.status === 200);

export const instructionChecks = {
  'DLY-01': (seen) => {
    const made = elementMade(seen);
    const order = instructing(seen);
    const data = order?.order.instructions;
    if (!order || !data) return notExercised('no order required payment instructions');
    if (!made || mounts(seen).length === 0)
      return notMet(
        'the instructions element created and mounted',
        'the element was not created, or not mounted',
        order,
      );
    const given = made.args[1] as { sourceId?: unknown; sourceClientSecret?: unknown } | undefined;
    for (const member of ['sourceId', 'sourceClientSecret'] as const) {
      if (given?.[member] !== data[member]) {
        return notMet(
          `the instructions element with the next action's ${member} ${show(data[member])}`,
          show(given?.[member]),
          order,
          made,
        );
      }
    }
    return met(order, made);
  },

  'DLY-02': reading(['instructions'], (seen) => {
    const order = instructing(seen);
    if (!order) return notExercised('no order required payment instructions');
    const mount = mounts(seen).find(({ at }) => at >= order.startedAt);
    if (!mount) return notMet('payment instructions on the confirmation page', 'none', order);
    const { text, visible } = seen.notes.instructions ?? {};
    if (visible === false)
      return notMet(
        'payment instructions that the shopper can see',
        'in the page, but not visible',
        order,
        mount,
      );
    return visible || text ? met(order, mount) : notExercised('the instructions were not found in the page');
  }),

  'DLY-06': reading(['instructions', 'instructionsAgain'], (seen) =>
    shownAgain(seen, 'reloaded', 'after the page is reloaded'),
  ),
  'DLY-07': reading(['instructions', 'instructionsAgain'], (seen) =>
    shownAgain(seen, 'orderPage', 'on the order page'),
  ),

  'INS-01': reading(['instructions'], (seen) =>
    instructed(seen, ({ text, mount, source }) => {
      const currency = String(inResponse(source, 'currency'));
      const named = namesAmount(text, Number(inResponse(source, 'amount')), currency);
      const wanted =
        named === 'bare'
          ? `instructions that name the currency ${currency} next to the amount`
          : `instructions with ${show(inResponse(source, 'amount'))} with the decimal places of ${currency}`;
      return metWhen(named === 'rightly', wanted, text, mount, source);
    }),
  ),

  'INS-02': reading(['instructions'], (seen) =>
    instructed(seen, ({ text, mount, source }) => {
      const [made, expires] = ['createdTime', 'expirationTime'].map((name) => inResponse(source, name));
      if (typeof expires !== 'string') return notExercised('the API returned no expiry of the source');
      const locale = localeOf(seen, mount) ?? 'en';
      return metWhen(
        namesDeadline(text, locale, new Date(String(made)), new Date(expires)),
        `instructions that state the expiry of the source, ${expires}`,
        text,
        mount,
        source,
      );
    }),
  ),

  'INS-03': reading(['instructions'], (seen) =>
    instructed(seen, ({ text, mount, source }) => {
      const own = Object.values(detailsIn(seen, source)).map((value) => String(value).replaceAll(/\s/g, ''));
      const shown = ibansIn(text);
      if (shown.length === 0) return notExercised('the instructions show no IBAN');
      const foreign = shown.find((iban) => !own.includes(iban));
      return foreign === undefined
        ? met(mount, source)
        : notMet(`only IBANs of the source: ${own.join(', ')}`, foreign, mount, source);
    }),
  ),

  'INS-04': (seen) => {
    const source = readSource(seen);
    if (!source) return notExercised('the source was not read');
    const expires = inResponse(source, 'expirationTime');
    if (typeof expires !== 'string')
      return notMet('a source that waits for funds with an expirationTime', show(expires), source);
    const left = Date.parse(expires) - Date.parse(String(inResponse(source, 'createdTime')));
    return metWhen(
      left > 0 && left <= LONGEST,
      `a source that expires within 30 days of ${show(inResponse(source, 'createdTime'))}`,
      `expires at ${expires}`,
      source,
    );
  },

  'INS-05': (seen) => {
    const source = readSource(seen);
    if (!source) return notExercised('the source was not read');
    const { iban, swiftCode } = detailsIn(seen, source);
    if (typeof iban !== 'string' && typeof swiftCode !== 'string')
      return notExercised('the source has no IBAN and no BIC');
    const wrong = typeof iban === 'string' ? wrongWithIban(iban) : undefined;
    if (wrong !== undefined) return notMet('a valid IBAN', `${show(iban)}: ${wrong}`, source);
    return metWhen(typeof swiftCode !== 'string' || isBic(swiftCode), 'a valid BIC', show(swiftCode), source);
  },

  'INS-07': reading(['instructions'], ({ notes, ordersMade, currency }) => {
    const order = ordersMade.at(-1);
    if (!order || !notes.instructions) return notExercised('no instructions were read after an order');
    const { toPay } = notes.instructions;
    if (toPay === undefined) return excluded("the shop's own text contains no amount to pay");
    const { total } = order.order;
    return metWhen(
      sameAmount(toPay, total, currency),
      `the total ${show(total)} of the order as the amount to pay`,
      String(toPay),
      pageReading('instructions'),
      order,
    );
  }),

  'INS-06': reading(['instructions'], (seen) =>
    instructed(seen, ({ text, mount, source }) => {
      const locale = localeOf(seen, mount);
      const language = seen.notes.instructions?.language;
      if (locale === undefined) return notExercised('the SDK object was created without a locale');
      if (language === undefined)
        return notExercised('the document that shows the instructions was not found');
      if (primary(language) !== primary(locale))
        return notMet(`instructions in the language of ${locale}`, `a document in ${show(language)}`, mount);
      const [amount, currency] = [
        Number(inResponse(source, 'amount')),
        String(inResponse(source, 'currency')),
      ];
      return metWhen(
        writtenFor(locale, text, amount, currency),
        `the amount with the separators of ${locale}`,
        text,
        mount,
        source,
      );
    }),
  ),
} satisfies Record<string, Check>;

function primary(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}
