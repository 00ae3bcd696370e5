/** What fell short, worst first: the rule, what was seen, where, how to see it again, and the exchanges behind it. */
import type { Certification, JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { telling } from '../formats/telling.ts';
import { isDefect } from '../verdict/waivers.ts';
import { count, groupBy, listed, WORST_FIRST } from '../formats/words.ts';
import { witnessHtml } from './exchanges.ts';
import { type Html, html } from '../../harness/html.ts';
import { anchor, prose } from './text.ts';
import { Budget, chip, type ReportInput, section, source } from './parts.ts';

const EXCHANGES_BUDGET = 1_300_000;
/** Findings that are unfolded from the start, and groups of one finding that are shown. */
const OPEN = 6;
const GROUPS = 12;
/** Exchanges shown of one piece of evidence. */
const SHOWN = 15;

export function findings(input: ReportInput): Html | undefined {
  const { rules, evidence } = input.certification;
  const fallen = WORST_FIRST.slice(0, 4).flatMap((verdict) =>
    rules.filter((rule) => rule.verdict === verdict),
  );
  if (fallen.length === 0) return undefined;
  const byRule = groupBy(evidence, ({ rule }) => rule);
  const budget = new Budget(EXCHANGES_BUDGET);
  return section(
    'findings',
    'What fell short',
    fallen.map((rule, index) => finding(rule, byRule.get(rule.id) ?? [], input, budget, index < OPEN)),
  );
}

function finding(
  rule: JudgedRule,
  evidence: readonly JudgedEvidence[],
  input: ReportInput,
  budget: Budget,
  open: boolean,
): Html {
  const shown = telling(evidence);
  const rest = evidence.filter((one) => one.outcome !== 'met' && !shown.includes(one));
  const groups = [...groupBy([...shown, ...rest], ({ message }) => message ?? 'No message.')];
  const methods = new Set(shown.map(({ method }) => method));
  return html`<details
    class="card finding ${rule.verdict}"
    id="${anchor('finding', rule.id)}"
    ${open && ATTRIBUTE_OPEN}
  >
    <summary>
      ${chip(rule.verdict)} <b>${rule.id}</b> ${prose(rule.text)}
      <small
        >${rule.level} of the ${rule.subject}${rule.inferred && ', inferred'} ·
        ${count(methods.size, 'method')}, ${count(shown.length, 'scenario')}</small
      >
    </summary>
    <div class="body">
      <p><small>Source: ${source(rule)}</small></p>
      ${waiverNote(rule, input.certification)}
      ${groups.slice(0, GROUPS).map(([message, same]) => group(message, same, input, budget))}
      ${groups.length > GROUPS && html`<p class="soft">… and ${count(groups.length - GROUPS, 'other message')}, in certification.json.</p>`}
    </div>
  </details>`;
}

const ATTRIBUTE_OPEN = html` open`;

function waiverNote(rule: JudgedRule, { waivers }: Certification): Html[] {
  return waivers
    .filter((one) => one.rule === rule.id && one.status === 'live')
    .map(
      ({ method, expires, owner, reason }) =>
        html`<p>${chip('waived')} for ${method} until ${expires}, ${owner}: ${reason}</p>`,
    );
}

function group(message: string, same: readonly JudgedEvidence[], input: ReportInput, budget: Budget): Html {
  const [first] = same;
  const defects = same.filter(isDefect);
  const cause = first?.cause && first.cause !== 'defect' && html` <small>(${first.cause})</small>`;
  return html`<div>
    <p class="message">${message}${cause}</p>
    <ul class="where">
      ${[...groupBy(same, ({ method }) => method)].map(
        ([method, own]) => html`<li><b>${method}</b> ${listed(own.map(({ scenario }) => scenario))}</li>`,
      )}
    </ul>
    ${
      first &&
      html`<p>
        <small>Again: <code>${first.rerun}</code></small>
      </p>`
    }
    ${defects.slice(0, 1).map((one) => caseHtml(one, input, budget, true))}
    ${others(defects.slice(1), input, budget)}
  </div>`;
}

function others(rest: readonly JudgedEvidence[], input: ReportInput, budget: Budget): Html | undefined {
  const cases = rest.flatMap((one) => caseHtml(one, input, budget, false) ?? []);
  if (cases.length === 0) return undefined;
  const left = rest.length - cases.length;
  return html`<details class="case">
    <summary>The same in ${count(rest.length, 'other scenario')}</summary>
    <div>
      ${cases}
      ${left > 0 && html`<p class="soft">${left} more are left out here, to keep this page small.</p>`}
    </div>
  </details>`;
}

function caseHtml(
  evidence: JudgedEvidence,
  { witnesses }: ReportInput,
  budget: Budget,
  open: boolean,
): Html | undefined {
  if (evidence.exchanges.length === 0) return undefined;
  const shown = witnesses.of(evidence).slice(0, SHOWN);
  const more = evidence.exchanges.length - shown.length;
  return budget.take(
    () =>
      html`<details class="case" ${open && ATTRIBUTE_OPEN}>
        <summary>
          ${evidence.method} · ${evidence.scenario}
          <small>${count(evidence.exchanges.length, 'exchange')}</small>
        </summary>
        <div>
          ${shown.map(witnessHtml)} ${more > 0 && html`<p class="soft">… and ${count(more, 'more')}.</p>`}
        </div>
      </details>`,
  );
}
