/** Every test of the run with the rules that it judged and their records. */
import { type Html, html } from '../../harness/html.ts';
import { INTEGRATION, SIGN } from '../formats/labels.ts';
import { count, cut, groupBy } from '../formats/text.ts';
import type { Certification, JudgedEvidence, Verdict } from '../verdict/certification.ts';
import { weighDefect } from '../verdict/judge-cells.ts';
import { labelOf } from '../verdict/witness.ts';
import { isDefect } from '../verdict/waivers.ts';
import { Budget, chip, filtered, type ReportInput, section } from './parts.ts';
import { anchor } from './text.ts';

const BUDGET = 1_200_000;
/** Maximum number of records linked for one piece of evidence, and of characters of each. */
const NAMED = 2;
const LABEL_LENGTH = 60;

export function tests(input: ReportInput): Html {
  const { methods, evidence } = input.certification;
  const budget = new Budget(BUDGET);
  const byMethod = groupBy(evidence, ({ method }) => method);
  return section(
    'tests',
    'Tests',
    html`<p class="soft">
      What each test judged, and the first records that show it. All records are in records.jsonl.
    </p>`,
    methods.map(({ id, name, verdict }) => {
      const own = [...groupBy(byMethod.get(id) ?? [], ({ scenario }) => scenario).values()];
      return html`<details
        class="card method"
        id="${anchor('method', id)}"
        ${filtered({ verdict, methods: [id] })}
      >
        <summary>${chip(verdict)} <b>${name}</b> <small>${id} · ${count(own.length, 'test')}</small></summary>
        <div class="body">${own.map((same) => testHtml(same, input, budget))}</div>
      </details>`;
    }),
  );
}

function testHtml(evidence: readonly JudgedEvidence[], input: ReportInput, budget: Budget): Html {
  const [first] = evidence;
  if (!first) return html``;
  const { method, scenario, integration, test } = first;
  const verdict =
    input.certification.methods.find(({ id }) => id === method)?.scenarios[scenario] ?? 'excluded';
  const rows =
    budget.take(() => html`${evidence.map((one) => row(one, input))}`) ??
    html`<li class="soft">Not shown, because this page would be too large: see certification.json.</li>`;
  return html`<details
    class="case"
    id="${anchor('test', method, scenario)}"
    ${filtered({ verdict, methods: [method], scenarios: [scenario] })}
  >
    <summary>
      ${chip(verdict)} ${scenario}
      <small>${cut(test, 120)} · ${INTEGRATION[integration] ?? integration}</small>
    </summary>
    <ul class="proof">
      ${rows}
    </ul>
  </details>`;
}

function row(one: JudgedEvidence, { recordings, certification }: ReportInput): Html {
  const records = recordings.of({ ...one, exchanges: one.exchanges.slice(0, NAMED) });
  const more = one.exchanges.length - records.length;
  const words =
    one.outcome === 'met'
      ? records.map((witness) => cut(labelOf(witness), LABEL_LENGTH)).join(' · ') +
        (more > 0 ? ` and ${more} more` : '')
      : cut(one.message ?? '', 200);
  return html`<li>
    ${SIGN[verdictOf(one, certification)]} <a href="#${anchor('rule', one.rule)}">${one.rule}</a> ${words}
  </li>`;
}

/** A violation may be a warning, or waived. */
function verdictOf(one: JudgedEvidence, { rules, run, waivers }: Certification): Verdict {
  if (one.outcome === 'met' || one.outcome === 'excluded') return one.outcome;
  const rule = rules.find(({ id }) => id === one.rule);
  return isDefect(one) ? weighDefect(one, rule, run.inferred, waivers) : 'notExercised';
}
