/** Checklist, waivers, drift, surroundings, exclusions, the run itself, and how to read it all. */
import { checklistTitle } from '../../contract/checklist.ts';
import type { Certification, JudgedItem, Verdict } from '../verdict/certification.ts';
import { count, duration, groupBy, listed } from '../formats/words.ts';
import { type Html, html, type HtmlValue } from '../../harness/html.ts';
import { anchor } from './text.ts';
import { chip, section, table } from './parts.ts';

export function checklist({ checklist: items }: Certification): Html | undefined {
  if (items.length === 0) return undefined;
  const lists = [...groupBy(items, (item) => item.checklist)];
  const ruled = items.filter(({ rules }) => rules.length > 0);
  const answered = ruled.filter(({ verdict }) => verdict !== 'excluded').length;
  return section(
    'checklist',
    'Certification checklist',
    html`<p class="soft">
      ${ruled.length} of ${count(items.length, 'item')} rest on rules,
      ${answered === ruled.length ? 'and are answered here' : `of which this run answers ${answered}`}. The
      others are for a person to answer.
    </p>`,
    attention(items),
    lists.map(
      ([name, own]) =>
        html`<h3>${checklistTitle(name)}</h3>
          ${table(['Answer', 'Question', 'Rests on'], own.map(row))}`,
    ),
  );
}

const SETTLED: readonly Verdict[] = ['met', 'excluded'];

/** What a reader looks for first, wherever it stands in the lists below. */
function attention(items: readonly JudgedItem[]): Html | undefined {
  const short = items.filter(({ rules, verdict }) => rules.length > 0 && !SETTLED.includes(verdict));
  if (short.length === 0) return undefined;
  return html`<h3>Need attention</h3>
    ${table(['Answer', 'Question', 'Rests on'], short.map(row))}`;
}

function row({ verdict, section: part, question, reason, rules, evidence }: JudgedItem): HtmlValue[] {
  const rests = rules.map((rule) => html`<a href="#${anchor('rule', rule)}">${rule}</a> `);
  return [
    rules.length === 0
      ? chip(verdict, 'for a person')
      : chip(verdict, verdict === 'met' && reason ? 'met in part' : undefined),
    html`${question}<br /><small
        >${[part, reason]
          .filter((words) => words)
          .map(capital)
          .join('. ')}</small
      >`,
    rules.length === 0 ? '' : html`${rests} <small>${count(evidence.length, 'check')}</small>`,
  ];
}

function capital(words = ''): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const WAIVER_WORDS = {
  live: 'holds',
  expired: 'expired: mend the defect or decide anew',
  unneeded: 'not needed any more: remove it',
  unjudged: 'this run could not show whether it is needed',
} as const;

export function waivers({ waivers: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(({ rule, method, status, expires, owner, reason }) => [
    html`${rule}, ${method}`,
    html`${chip(status === 'live' ? 'waived' : status === 'unjudged' ? 'excluded' : 'notMet', WAIVER_WORDS[status])}`,
    expires,
    owner,
    reason,
  ]);
  return section(
    'waivers',
    'Waivers',
    table(['Rule and method', 'Standing', 'Until', 'Owner', 'Reason'], rows),
  );
}

export function drift({ drift: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const groups = [...groupBy(all, ({ member, seen }) => `${member}\n${seen}`).values()];
  const rows = groups.flatMap((same) => {
    const [first] = same;
    const where = [...new Set(same.map(({ method }) => method))];
    return first
      ? [[html`<code>${first.member}</code>`, html`<code>${first.seen}</code>`, listed(where)]]
      : [];
  });
  return section(
    'drift',
    'Drift',
    html`<p class="soft">
      What the provider sent that the documents do not know. It breaks no rule; a shop must live with it.
    </p>`,
    table(['Member', 'Seen', 'Methods'], rows),
  );
}

export function environment({ environment: all }: Certification): Html | undefined {
  if (all.length === 0) return undefined;
  const groups = [...groupBy(all, ({ message }) => message)];
  const rows = groups.map(([message, same]) => [
    message,
    listed([
      ...new Set(same.flatMap(({ method, scenario }) => (method ? [`${method} · ${scenario ?? ''}`] : []))),
    ]),
  ]);
  return section(
    'environment',
    'Surroundings',
    html`<p class="soft">
      Trouble of the target or the network. It counts against nobody; what it hid is not exercised.
    </p>`,
    table(['What happened', 'Where'], rows),
  );
}

/** Every method is named: whoever reads why looks for one of them. */
const ALL = 100;

export function exclusions({ rules, methods }: Certification): Html | undefined {
  const whole = rules
    .filter(({ verdict }) => verdict === 'excluded')
    .map(({ id, reason }) => [id, reason ?? '']);
  const left = methods.flatMap(({ id, reasons = {} }) =>
    Object.entries(reasons).map(([scenario, reason]) => ({ id, scenario, reason })),
  );
  // a reason that holds for the same methods in several scenarios is told once
  const byScenario = [...groupBy(left, ({ scenario, reason }) => `${scenario}\n${reason}`).values()];
  const ids = (same: typeof left): string[] => same.map(({ id }) => id);
  const told = groupBy(byScenario, (same) => [same[0]?.reason, ...ids(same)].join('\n'));
  const parts = [...told.values()].flatMap((alike) => {
    const first = alike[0]?.[0];
    const played = alike.flatMap(([one]) => one?.scenario ?? []);
    return first ? [[played.join(', '), `${first.reason}: ${listed(ids(alike[0] ?? []), ALL)}`]] : [];
  });
  if (whole.length + parts.length === 0) return undefined;
  return section('exclusions', 'What was not judged, and why', table(['What', 'Why'], [...whole, ...parts]));
}

export function run({ run: facts, evidence, methods, rules }: Certification): Html {
  const took = Date.parse(facts.finishedAt) - Date.parse(facts.startedAt);
  const owed = rules.filter(({ verdict }) => verdict !== 'excluded').length;
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Run', facts.id],
    ['When', `${facts.startedAt} to ${facts.finishedAt} (${duration(took)})`],
    ['Shop and provider', `${facts.shop} shop, ${facts.provider} provider`],
    ['Dialect', `${facts.dialect}, API version ${facts.apiVersion}`],
    ['Browser', facts.browser],
    ['Harness', facts.harnessVersion],
    [
      'Plan',
      html`${count(evidence.length, 'check')} of ${count(owed, 'rule')}, ${count(methods.length, 'method')};
        digest <code>${facts.planDigest.slice(0, 16)}</code>`,
    ],
    ['Scope', facts.partial ? `a selection: ${listed(facts.selection)}` : 'the whole plan'],
    ['Inferred rules', facts.inferred === 'judge' ? 'can fail a subject' : 'only warn'],
    ['SHOULD rules', facts.strict ? 'count like MUST rules (strict)' : 'only warn'],
    ['Status', facts.status],
  ];
  const errors = facts.errors.map((error) => html`<p class="message notExercised">${error}</p>`);
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
    'How to read this',
    html`<p>
        A browser paid as a shopper would, with every payment method and in every scenario of the plan. Every
        rule was judged on what was recorded meanwhile: the requests of the shop’s back end and of the
        browser, the page’s calls to the SDK, and what the pages showed. Secrets are replaced by tokens such
        as «cardNumber:1a2b3c4d»; the same secret has the same token throughout a run.
      </p>
      <ul>
        <li>
          ${chip('met')} Seen to hold wherever it is owed. A rule that forbids something holds only where
          there was occasion to break it.
        </li>
        <li>${chip('notMet')} A MUST was seen to be broken. One method and one scenario are enough.</li>
        <li>${chip('warning')} A SHOULD was broken, or a rule that no document states outright.</li>
        <li>${chip('notExercised')} Somewhere it is owed, it could not be judged. That is no pass.</li>
        <li>${chip('waived')} Broken, known, and tolerated until a date by somebody who is named.</li>
        <li>${chip('excluded')} Not judged at all, for the reason given.</li>
      </ul>
      <p>“Yes” needs the whole plan, every MUST rule met or waived, and nothing left open.</p>`,
  );
}
