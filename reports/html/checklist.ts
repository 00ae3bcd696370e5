/** The checklists: each item is judged from rules, answered by a person, or open. */
import { checklistTitle } from '../../contract/checklist.ts';
import { type Html, html, type HtmlValue } from '../../harness/html.ts';
import { checklistCounts } from '../formats/counts.ts';
import { count, groupBy } from '../formats/text.ts';
import type { Certification, JudgedItem, Verdict } from '../verdict/certification.ts';
import { chip, filtered, section, table } from './parts.ts';
import { anchor } from './text.ts';
import { withCommands } from '../../harness/root.ts';

const HEADS = ['Answer', 'Question', 'Based on rules'];

export function checklist(certification: Certification): Html | undefined {
  const { checklist: items } = certification;
  if (items.length === 0) return undefined;
  return section(
    'checklist',
    'Certification checklist',
    html`<p class="soft">
      ${checklistCounts(certification)}: judged by this run, or answered by a person. Answer open items with
      <code>${withCommands('npm run attest')}</code>.
    </p>`,
    [...groupBy(items, (item) => item.checklist)].map(
      ([name, own]) =>
        html`<h3>${checklistTitle(name)}</h3>
          ${table(HEADS, own.map(row), own.map(attributes))}`,
    ),
  );
}

function attributes({ verdict, state, checklist: name }: JudgedItem): Html {
  return filtered({ verdict: state === 'judged' ? verdict : state, checklists: [name] });
}

const ANSWERS = { yes: 'yes', no: 'no', notApplicable: 'not applicable' } as const;

function row(item: JudgedItem): HtmlValue[] {
  const { section: part, question, reason, rules, evidence, id } = item;
  const links = rules.map((rule) => html`<a href="#${anchor('rule', rule)}">${rule}</a> `);
  return [
    answer(item),
    html`<span id="${anchor('item', id)}">${question}</span><br /><small
        >${[part, reason].filter(Boolean).join('. ')}</small
      >${attestation(item)}`,
    rules.length === 0
      ? html`<small>Manual</small>`
      : html`${links} <small>${count(evidence.length, 'check')}</small>`,
  ];
}

function answer({ state, verdict, attestation: given, reason }: JudgedItem): Html {
  if (state === 'open') return html`<span class="chip open">○ open</span>`;
  if (state === 'answered' && given) {
    const tone: Verdict = given.answer === 'no' ? 'notMet' : given.answer === 'yes' ? 'met' : 'excluded';
    return chip(tone, ANSWERS[given.answer]);
  }
  return chip(verdict, verdict === 'met' && reason ? 'met in part' : undefined);
}

function attestation({ attestation: given, state, openBecause }: JudgedItem): Html | undefined {
  if (state === 'judged') return undefined;
  if (!given) return html`<br /><small>Open: ${openBecause ?? 'no answer yet'}</small>`;
  const files = given.files?.map(
    ({ path, sha256 }) => html`<li><code>${path}</code> <small>SHA-256 ${sha256.slice(0, 12)}…</small></li>`,
  );
  return html`<br /><small
      >${state === 'open' && `Open: ${openBecause ?? ''}. Earlier answer: `}${ANSWERS[given.answer]},
      ${given.by}, ${given.on}, holds until
      ${given.expires}${given.note !== undefined && `: ${given.note}`}</small
    >${
      files &&
      html`<ul class="files">
        ${files}
      </ul>`
    }`;
}
