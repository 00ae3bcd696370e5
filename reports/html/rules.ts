/** Every rule with its verdict per method; source and tests can be expanded. */
import { type Html, html } from '../../harness/html.ts';
import { LABEL, levelOf, SUBJECT } from '../formats/labels.ts';
import { count, cut } from '../formats/text.ts';
import type { JudgedRule } from '../verdict/certification.ts';
import { chip, filtered, type ReportInput, source } from './parts.ts';
import { anchor, prose } from './text.ts';

export function rules(input: ReportInput): Html {
  const { rules: all, causes, checklist } = input.certification;
  const causeOf = (id: string): string | undefined =>
    causes.find((cause) => cause.rules.includes(id))?.id ?? undefined;
  const card = (rule: JudgedRule): Html =>
    ruleHtml(
      rule,
      causeOf(rule.id),
      checklist.filter((item) => item.rules.includes(rule.id)).map((item) => item.checklist),
    );
  const excluded = all.filter(({ verdict }) => verdict === 'excluded');
  return html`<section id="rules" class="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">Rules</h2>
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

function ruleHtml(rule: JudgedRule, cause: string | undefined, checklists: readonly string[]): Html {
  const methods = Object.entries(rule.methods);
  const attributes = filtered({
    verdict: rule.verdict,
    subject: rule.subject,
    methods: methods.map(([method]) => method),
    checklists: [...new Set(checklists)],
  });
  return html`<details class="card rule ${rule.verdict}" id="${anchor('rule', rule.id)}" ${attributes}>
    <summary>
      <span>${chip(rule.verdict)}</span><b>${rule.id}</b>
      <small>${levelOf(rule)}, ${SUBJECT[rule.subject]}</small>
      <span class="text">${prose(rule.text)}</span>
    </summary>
    <div class="body">
      <p><small>Source: ${source(rule)}</small></p>
      ${rule.reason !== undefined && html`<p>${LABEL[rule.verdict]}: ${cut(rule.reason, 1_000)}</p>`}
      ${cause !== undefined && html`<p><a href="#${cause}">Evidence</a></p>`}
      <p>
        ${methods.map(
          ([method, verdict]) => html`<a href="#${anchor('method', method)}">${chip(verdict, method)}</a> `,
        )}
      </p>
    </div>
  </details>`;
}
