/** Every rule with its verdict per method; what it rests on unfolds. */
import type { JudgedEvidence, JudgedRule } from '../verdict/certification.ts';
import { labelOf } from '../verdict/witnesses.ts';
import { count, cut, groupBy, LABEL } from '../formats/words.ts';
import { type Html, html } from '../../harness/html.ts';
import { anchor, prose } from './text.ts';
import { Budget, chip, type ReportInput, source } from './parts.ts';

const PROOF_BUDGET = 900_000;
/** Witnesses named of one piece of evidence. */
const NAMED = 3;

export function rules(input: ReportInput): Html {
  const byRule = groupBy(input.certification.evidence, ({ rule }) => rule);
  const budget = new Budget(PROOF_BUDGET);
  const all = input.certification.rules;
  const card = (rule: JudgedRule): Html => ruleHtml(rule, byRule.get(rule.id) ?? [], input, budget);
  const excluded = all.filter(({ verdict }) => verdict === 'excluded');
  return html`<section id="rules" class="rules">
    <h2>Rules</h2>
    <div class="filter">
      <label><input type="radio" name="rules" checked /> All</label>
      <label><input type="radio" name="rules" id="attention" /> Those that need attention</label>
    </div>
    <div>${all.filter((rule) => !excluded.includes(rule)).map(card)}</div>
    ${
      excluded.length > 0 &&
      html`<details class="rest">
        <summary>${count(excluded.length, 'rule')} not judged</summary>
        ${excluded.map(card)}
      </details>`
    }
  </section>`;
}

function ruleHtml(
  rule: JudgedRule,
  evidence: readonly JudgedEvidence[],
  input: ReportInput,
  budget: Budget,
): Html {
  const byMethod = groupBy(evidence, ({ method }) => method);
  const methods = Object.entries(rule.methods);
  const fell = !['met', 'excluded'].includes(rule.verdict);
  return html`<details class="card rule ${rule.verdict}" id="${anchor('rule', rule.id)}">
    <summary>
      <span>${chip(rule.verdict)}</span><b>${rule.id}</b>
      <small>${rule.level}, ${rule.subject}${rule.inferred && ', inferred'}</small>
      <span class="text">${prose(rule.text)}</span>
    </summary>
    <div class="body">
      <p><small>Source: ${source(rule)}</small></p>
      ${rule.reason !== undefined && html`<p>${LABEL[rule.verdict]}: ${rule.reason}</p>`}
      ${fell && html`<p><a href="#${anchor('finding', rule.id)}">What was seen</a></p>`}
      <p>${methods.map(([method, verdict]) => html`${chip(verdict, method)} `)}</p>
      ${[...byMethod].map(([method, own]) => budget.take(() => proof(method, own, input)))}
    </div>
  </details>`;
}

/** What speaks for a rule, by method: the scenario, and what was seen there in a few words. */
function proof(method: string, evidence: readonly JudgedEvidence[], { witnesses }: ReportInput): Html {
  const met = evidence.filter(({ outcome }) => outcome === 'met');
  if (met.length === 0) return html``;
  return html`<ul class="proof">
    ${met.map((one) => {
      const seen = witnesses.of({ ...one, exchanges: one.exchanges.slice(0, NAMED) });
      const more = one.exchanges.length - seen.length;
      const labels = seen.map((witness) => cut(labelOf(witness), 90)).join(' · ');
      return html`<li>
        ${method}, ${one.scenario}:
        <span class="soft">${labels || 'seen'}${more > 0 && ` and ${more} more`}</span>
      </li>`;
    })}
  </ul>`;
}
