/** Waivers, drift, environment problems, exclusions, data of the run, and help for readers. */
import { type Html, html } from '../../harness/html.ts';
import { count, cut, duration, groupBy, listed, utc } from '../formats/text.ts';
import type { Certification } from '../verdict/certification.ts';
import { harnessWords } from '../formats/counts.ts';
import { chip, section, table } from './parts.ts';

/** Maximum characters of a name and of a message: some come from a target. */
const NAME = 200;
const TEXT = 600;

function names(all: readonly string[]): string {
  return listed(all.map((one) => cut(one, NAME)));
}

const WAIVER_WORDS = {
  live: 'accepted',
  expired: 'expired: fix the defect or renew the waiver',
  unneeded: 'no longer needed: remove it',
  unjudged: 'not judged in this run',
} as const;

export function waivers({ waivers: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(({ rule, method, status, expires, owner, reason, ticket }) => [
    html`${rule}, ${method}`,
    html`${chip(status === 'live' ? 'waived' : status === 'unjudged' ? 'excluded' : 'notMet', WAIVER_WORDS[status])}`,
    expires,
    cut(owner, NAME),
    html`${cut(reason, TEXT)} ${ticket !== undefined && html`<a href="${ticket}" rel="noreferrer">Ticket</a>`}`,
  ]);
  return section(
    'waivers',
    'Waivers',
    table(['Rule and method', 'Status', 'Until', 'Owner', 'Reason'], rows),
  );
}

export function drift({ drift: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const groups = [...groupBy(all, ({ member, seen }) => `${member}\n${seen}`).values()];
  const rows = groups.flatMap((same) => {
    const [first] = same;
    const where = [...new Set(same.map(({ method }) => method))];
    return first
      ? [
          [
            html`<code>${cut(first.member, NAME)}</code>`,
            html`<code>${cut(first.seen, NAME)}</code>`,
            names(where),
          ],
        ]
      : [];
  });
  return section(
    'drift',
    'Drift',
    html`<p class="soft">
      Undocumented members and values that the provider sent. They break no rule; a shop must tolerate them.
    </p>`,
    table(['Member', 'Seen', 'Methods'], rows),
  );
}

export function environment({ environment: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const groups = [...groupBy(all, ({ message }) => message)];
  const rows = groups.map(([message, same]) => [
    cut(message, TEXT),
    when(same.flatMap(({ times = [] }) => times)),
    names([
      ...new Set(same.flatMap(({ method, scenario }) => (method ? [`${method} · ${scenario ?? ''}`] : []))),
    ]),
  ]);
  return section(
    'environment',
    'Environment',
    html`<p class="soft">
      Problems of the target or the network. They are no violations; what they prevented is not exercised.
    </p>`,
    table(['What happened', 'When (UTC)', 'Where'], rows),
  );
}

/** First time, last time and number of occurrences. */
function when(times: readonly string[]): string {
  const [first, ...later] = times.map((time) => time.slice(11, 19)).sort();
  const last = later.at(-1);
  if (first === undefined) return '';
  return last === undefined ? first : `${first} to ${last}, ${times.length} times`;
}

/** Lists every method, because readers search for a particular one. */
const ALL = 100;

export function exclusions({ rules, methods }: Certification): Html | undefined {
  const excluded = rules.filter(({ verdict }) => verdict === 'excluded');
  const whole = [...groupBy(excluded, ({ reason = '' }) => reason)]
    .toSorted(([, a], [, b]) => a.length - b.length)
    .map(([reason, same]) => [
      listed(
        same.map(({ id }) => id),
        ALL,
      ),
      reason,
    ]);
  const left = methods.flatMap(({ id, reasons = {} }) =>
    Object.entries(reasons).map(([scenario, reason]) => ({ id, scenario, reason })),
  );
  // the same reason in several scenarios is shown once
  const byScenario = [...groupBy(left, ({ scenario, reason }) => `${scenario}\n${reason}`).values()];
  const ids = (all: typeof left): string[] => all.map(({ id }) => id);
  const same = groupBy(byScenario, (same) => [same[0]?.reason, ...ids(same)].join('\n'));
  const parts = [...same.values()].flatMap((alike) => {
    const first = alike[0]?.[0];
    const played = alike.flatMap(([one]) => one?.scenario ?? []);
    return first ? [[played.join(', '), `${first.reason}: ${listed(ids(alike[0] ?? []), ALL)}`]] : [];
  });
  if (whole.length + parts.length === 0) return undefined;
  return section(
    'exclusions',
    'Not judged, and why',
    whole.length > 0 &&
      html`<h3>${count(excluded.length, 'rule')}</h3>
        ${table(['Rules', 'Why'], whole)}`,
    parts.length > 0 &&
      html`<h3>Scenarios of methods</h3>
        ${table(['Scenarios', 'Why, and for which methods'], parts)}`,
  );
}

export function run({ run: facts, evidence, methods, rules }: Certification): Html {
  const took = Date.parse(facts.finishedAt) - Date.parse(facts.startedAt);
  const owed = rules.filter(({ verdict }) => verdict !== 'excluded').length;
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Run', facts.id],
    ['When', `${utc(facts.startedAt)} to ${utc(facts.finishedAt)} (${duration(took)})`],
    ['Shop and provider', `${facts.shop} shop, ${facts.provider} provider`],
    ['Dialect', `${facts.dialect}, API version ${facts.apiVersion}`],
    ['Browser', cut(facts.browser, NAME)],
    ...(facts.screen === undefined ? [] : [['Screen', facts.screen] as const]),
    ['Harness', harnessWords(facts)],
    [
      'Plan',
      html`${count(evidence.length, 'check')} of ${count(owed, 'rule')}, ${count(methods.length, 'method')};
        digest <code>${facts.planDigest.slice(0, 16)}</code>`,
    ],
    ['Scope', facts.partial ? `partial: ${names(facts.selection)}` : 'complete plan'],
    ['Inferred rules', facts.inferred === 'judge' ? 'can fail a subject' : 'warning only'],
    ['SHOULD rules', facts.strict ? 'count like MUST rules (--strict)' : 'warning only'],
    ['Status', facts.status],
  ];
  const errors = facts.errors.map((error) => html`<p class="message notExercised">${cut(error, TEXT)}</p>`);
  return section(
    'run',
    'The run',
    errors.length > 0 &&
      html`<h3>Errors of the harness</h3>
        ${errors}`,
    html`<dl class="card run">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`,
  );
}

export function howToRead(): Html {
  return section(
    'reading',
    'How to read this report',
    html`<p>
        A browser paid with every payment method in every scenario of the plan. Each rule was judged on what
        was recorded: requests of the shop’s back end and of the browser, the page’s calls to the SDK, and
        what the pages showed. Secrets are replaced by tokens such as «cardNumber:1a2b3c4d»; the same secret
        has the same token in the whole run.
      </p>
      <ul>
        <li>
          ${chip('met')} The rule was kept wherever it applies. A rule that forbids something is met only
          where it could have been broken.
        </li>
        <li>${chip('notMet')} A MUST rule was broken in at least one scenario.</li>
        <li>${chip('warning')} A SHOULD rule was broken, or a rule that no document states explicitly.</li>
        <li>
          ${chip('notExercised')} The rule could not be tested in at least one scenario. This does not count
          as a pass.
        </li>
        <li>${chip('waived')} Broken, known, and accepted until a date by a named owner.</li>
        <li>${chip('excluded')} Not judged, for the given reason.</li>
      </ul>
      <p>
        “Ready to certify” needs the complete plan, every MUST rule met or waived, and an answer to every
        manual checklist item.
      </p>
      <p>
        Keys: <kbd>/</kbd> search, <kbd>Esc</kbd> clear the filters, <kbd>j</kbd> and <kbd>k</kbd> next and
        previous finding.
      </p>`,
  );
}
