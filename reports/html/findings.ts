/**
 * The problems to fix, most important first: each cause once, with its evidence on one screen and its
 * consequences.
 */
import { type Html, html, type HtmlValue, raw } from '../../harness/html.ts';
import { levelOf, SUBJECT } from '../formats/labels.ts';
import { count, cut, groupBy, listed, oneLine, pattern } from '../formats/text.ts';
import type { Cause, JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { waiversOf, waiverWords } from '../formats/waiver.ts';
import { testOf } from '../../contract/evidence.ts';
import { testHtml } from './case.ts';
import { Budget, chip, filtered, type ReportInput, section, source } from './parts.ts';
import { anchor, prose, unbrokenIds } from './text.ts';

/**
 * Characters for the first test of each finding, and for all further tests: every finding gets evidence before
 * a finding gets more evidence.
 */
const FIRST = 1_500_000;
const FURTHER = 600_000;
/** Number of findings that are open from the start, and of tests shown for one finding. */
const OPEN = 3;
const TESTS = 6;
/** Minimum number of equal characters before a difference is marked. */
const LIKE = 20;
/** Maximum number of different messages shown for one rule in one cause. */
const MESSAGES = 5;

export function findings(input: ReportInput): Html | undefined {
  const { causes, evidence, rules } = input.certification;
  if (causes.length === 0) return undefined;
  const byId = new Map(evidence.map((one) => [one.id, one]));
  const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
  const budgets = { first: new Budget(FIRST), further: new Budget(FURTHER) };
  return section(
    'findings',
    'Failures and open points',
    causes.map((cause, index) => {
      // evidence with a record comes first, because it proves more
      const own = cause.evidence
        .flatMap((id) => byId.get(id) ?? [])
        .sort((a, b) => Number(b.exchanges.length > 0) - Number(a.exchanges.length > 0));
      const shown = {
        cause,
        rules: cause.rules.flatMap((id) => ruleById.get(id) ?? []),
        evidence: own,
        consequences: cause.consequences.flatMap((id) => byId.get(id) ?? []),
        isUnfolded: index < OPEN,
      };
      return finding(shown, input, budgets);
    }),
  );
}

interface Budgets {
  readonly first: Budget;
  readonly further: Budget;
}

const ATTRIBUTE_OPEN = raw('open');

interface Finding {
  readonly cause: Cause;
  readonly rules: readonly JudgedRule[];
  readonly evidence: readonly JudgedEvidence[];
  readonly consequences: readonly JudgedEvidence[];
  readonly isUnfolded: boolean;
}

function finding(
  { cause, rules, evidence, consequences, isUnfolded }: Finding,
  input: ReportInput,
  budgets: Budgets,
): Html {
  const [rule] = rules;
  const attributes = filtered({
    verdict: cause.verdict,
    subject: cause.subject,
    methods: cause.methods,
    scenarios: cause.scenarios,
    checklists: checklistsOf(cause.rules, input),
    cells: [
      ...new Set([...evidence, ...consequences].map(({ method, scenario }) => `${method}/${scenario}`)),
    ],
  });
  return html`<details
    class="card finding ${cause.verdict}"
    id="${cause.id}"
    ${attributes}
    ${isUnfolded && ATTRIBUTE_OPEN}
  >
    <summary>
      <span
        >${chip(cause.verdict)} <b>${unbrokenIds(listed(cause.rules, 6))}</b>
        <small>${SUBJECT[cause.subject]}</small></span
      >
      <span class="text">${rules.length === 1 && rule ? prose(rule.text) : cut(cause.message, 200)}</span>
    </summary>
    <div class="body">
      ${rules.slice(0, 8).map((one) =>
        sides(
          one,
          evidence.filter(({ rule: id }) => id === one.id),
          rules.length === 1 ? cause.rerun : undefined,
        ),
      )}
      ${rules.length > 8 && html`<p class="soft">… and ${count(rules.length - 8, 'more rule')} for the same reason.</p>`}
      ${waiverNotes(cause, input)} ${where(evidence)}
      ${rules.length !== 1 && html`<p class="facts">${again(cause.rerun)}</p>`}
      ${cause.kind !== 'environment' && tests(evidence, input, budgets)} ${consequence(consequences)}
    </div>
  </details>`;
}

function again(command: string): Html {
  return html`<span>Run it again: <code>${command}</code></span>`;
}

/**
 * Expected and actual, side by side. @param rerun command that runs the test again, if the finding has only one
 * rule
 */
function sides(rule: JudgedRule, evidence: readonly JudgedEvidence[], rerun: string | undefined): Html {
  // messages that differ only in identifiers count as equal
  const messages = [...groupBy(evidence, (one) => pattern(actualOf(one))).values()];
  const expected = [...new Set(evidence.flatMap((one) => one.expected ?? []))];
  const label = evidence.every(({ outcome }) => outcome === 'notMet') ? 'Actual' : 'Not exercised because';
  return html`<div class="pair sides">
    <div class="expected">
      <h3>
        Expected <a href="#${anchor('rule', rule.id)}">${rule.id}</a>
        <small>${levelOf(rule)}</small>
      </h3>
      ${
        // the line above contains the rule's text, unless there are several rules
        (expected.length === 0 || rerun === undefined) && html`<p>${prose(rule.text)}</p>`
      }
      ${firstThenOthers(expected.map((words) => html`<p class="message">${cut(words, 600)}</p>`))}
    </div>
    <div class="actual">
      <h3>${label}</h3>
      ${firstThenOthers(
        messages.map(
          (same) =>
            html`<p class="message">
              ${same[0] && actualHtml(same[0])}
              <small>${listed([...new Set(same.map(({ method }) => method))], 4)}</small>
            </p>`,
        ),
      )}
    </div>
    <p class="facts"><span>Source: ${source(rule)}</span> ${rerun !== undefined && again(rerun)}</p>
  </div>`;
}

/** The evidence of one finding fits one screen: expected and actual of other tests are collapsed. */
function firstThenOthers([first, ...others]: readonly Html[]): HtmlValue[] {
  if (others.length === 0) return [first];
  const more = others.length - MESSAGES;
  return [
    first,
    html`<details class="others">
      <summary>${count(others.length, 'other message')}</summary>
      ${others.slice(0, MESSAGES)}
      ${more > 0 && html`<p class="soft">… and ${count(more, 'more')} in certification.json</p>`}
    </details>`,
  ];
}

/** With only one test, the heading of this test states where the finding occurred. */
function where(evidence: readonly JudgedEvidence[]): Html | undefined {
  if (new Set(evidence.map(testOf)).size < 2) return undefined;
  return html`<ul class="where">
    ${[...groupBy(evidence, ({ method }) => method)].map(
      ([method, own]) =>
        html`<li><b>${method}</b> ${listed([...new Set(own.map(({ scenario }) => scenario))])}</li>`,
    )}
  </ul>`;
}

/** If an actual address has the same beginning as the expected one, the different end is marked. */
function actualHtml(evidence: JudgedEvidence): Html {
  const actual = cut(actualOf(evidence), 1_000);
  if (!/^https?:/.test(actual)) return html`${actual}`;
  let same = actual.length;
  while (same > 0 && evidence.expected?.includes(actual.slice(0, same)) !== true) same -= 1;
  return same < LIKE || same === actual.length
    ? html`${actual}`
    : html`${actual.slice(0, same)}<mark>${actual.slice(same)}</mark>`;
}

function actualOf({ actual, message }: JudgedEvidence): string {
  return actual ?? message ?? 'no message';
}

function checklistsOf(rules: readonly string[], { certification }: ReportInput): string[] {
  const items = certification.checklist.filter((item) => item.rules.some((id) => rules.includes(id)));
  return [...new Set(items.map(({ checklist }) => checklist))];
}

function waiverNotes(cause: Cause, { certification: { waivers } }: ReportInput): Html[] {
  return waiversOf(waivers, cause).map(
    (waiver) =>
      html`<p>
        ${chip('waived')} ${waiver.rule} for ${waiver.method}: ${waiverWords(waiver)}
        ${waiver.ticket !== undefined && html`<a href="${waiver.ticket}" rel="noreferrer">Ticket</a>`}
      </p>`,
  );
}

/** The first test is open, a few more tests are collapsed. */
function tests(evidence: readonly JudgedEvidence[], input: ReportInput, budgets: Budgets): Html {
  const [first, ...others] = evidence;
  const shown = others
    .slice(0, TESTS)
    .flatMap((one) => budgets.further.take(() => testHtml(one, input, false)) ?? []);
  return html`${first && (budgets.first.take(() => testHtml(first, input, true)) ?? html`<p class="soft">The records and the timeline are in records.jsonl: this page has no room for them.</p>`)}
  ${
    shown.length > 0 &&
    html`<details class="case">
      <summary>The same in ${count(others.length, 'other scenario')}</summary>
      <div>
        ${shown}
        ${others.length > shown.length && html`<p class="soft">${others.length - shown.length} more in certification.json and records.jsonl.</p>`}
      </div>
    </details>`
  }`;
}

function consequence(evidence: readonly JudgedEvidence[]): Html | undefined {
  if (evidence.length === 0) return undefined;
  const byRule = [...groupBy(evidence, ({ rule }) => rule)];
  return html`<details class="case">
    <summary>Consequences: ${count(byRule.length, 'rule')} not met or not exercised because of this</summary>
    <ul>
      ${byRule.map(
        ([rule, own]) =>
          html`<li>
            <a href="#${anchor('rule', rule)}">${rule}</a>
            ${listed([...new Set(own.map(({ method, scenario }) => `${method} ${scenario}`))], 4)}:
            ${oneLine(own[0]?.message ?? '', 200)}
          </li>`,
      )}
    </ul>
  </details>`;
}
