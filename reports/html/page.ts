/** `certification.html`: one file that loads nothing and has one script. Result and causes come first. */
import { createHash } from 'node:crypto';
import { checklistTitle } from '../../contract/checklist.ts';
import { type Html, html, raw } from '../../harness/html.ts';
import { LABEL, SUBJECT } from '../formats/labels.ts';
import { type Certification, VERDICTS } from '../verdict/certification.ts';
import { checklist } from './checklist.ts';
import { findings } from './findings.ts';
import { matrix } from './matrix.ts';
import type { ReportInput } from './parts.ts';
import { rules } from './rules.ts';
import { drift, environment, exclusions, howToRead, run, waivers } from './run-details.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { tests } from './tests.ts';
import { summary, top } from './top.ts';

/** The Content-Security-Policy allows our own script only, so that text from a target cannot run even if escaping fails. */
const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Without surrounding whitespace, because the hash in the policy does not include it. */
const SCRIPT_ELEMENT = raw(`<script>${SCRIPT}</script>`);

export function certificationHtml(input: ReportInput): string {
  const { certification } = input;
  const parts: readonly (readonly [string, string, Html | undefined])[] = [
    ['summary', 'Summary', summary(certification)],
    ['findings', 'Failures', findings(input)],
    ['matrix', 'Matrix', matrix(input)],
    ['checklist', 'Checklist', checklist(certification)],
    ['rules', 'Rules', rules(input)],
    ['tests', 'Tests', tests(input)],
    ['waivers', 'Waivers', waivers(certification)],
    ['drift', 'Drift', drift(certification)],
    ['environment', 'Environment', environment(certification)],
    ['exclusions', 'Not judged', exclusions(certification)],
    ['run', 'Run', run(certification)],
    ['reading', 'Help', howToRead()],
  ];
  const shown = parts.filter(([, , part]) => part !== undefined);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <title>${certification.result.title} (${certification.run.id})</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${top(certification)}
        <nav aria-label="Parts of this report">
          <div>${shown.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</div>
          ${filters(input)}
        </nav>
        <main>
          ${shown.map(([, , part]) => part)}
          ${certification.causes.length > 0 && html`<a class="back" href="#causes">↑ Causes</a>`}
        </main>
        <footer>
          payment-session-conformance ${certification.run.harnessVersion}. Other forms: certification.json,
          certification.md, junit.xml, records.jsonl, allure-report/.
        </footer>
        <dialog id="zoomed" aria-label="Screenshot">
          <button type="button">Close</button>
          <div></div>
        </dialog>
        ${SCRIPT_ELEMENT}
      </body>
    </html>`;
  // removes the indentation of the source; lines in <pre> have none
  return page.markup.replaceAll(/\n {2,}(?=<)/g, '\n');
}

/** Controls that need the script; they are hidden without it. */
function filters({ certification, scenarios }: ReportInput): Html {
  const { methods, checklist: items } = certification;
  const played = scenarios.filter(({ id }) => methods.some((method) => method.scenarios[id]));
  return html`<form id="filters" role="search" aria-label="Filters" hidden>
    <input id="search" type="search" placeholder="Search (/)" aria-label="Search" autocomplete="off" />
    ${select('verdict', 'All verdicts', [
      ...VERDICTS.map((verdict): Option => [verdict, LABEL[verdict]]),
      ['open', 'open (manual)'],
      ['answered', 'answered (manual)'],
    ])}
    ${select('subject', 'All subjects', Object.entries(SUBJECT))}
    ${select(
      'method',
      'All methods',
      methods.map(({ id, name }): Option => [id, name]),
    )}
    ${select(
      'scenario',
      'All scenarios',
      played.map(({ id }): Option => [id, id]),
    )}
    ${select('checklist', 'All checklists', checklistOptions(items))}
    <button id="clear" type="button" hidden>Clear</button> <output id="count" aria-live="polite"></output>
  </form>`;
}

type Option = readonly [value: string, name: string];

function checklistOptions(items: Certification['checklist']): Option[] {
  return [...new Set(items.map(({ checklist: id }) => id))].map((id): Option => [id, checklistTitle(id)]);
}

function select(name: string, all: string, options: readonly Option[]): Html {
  return html`<select data-filter="${name}" aria-label="${all}">
    <option value="">${all}</option>
    ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
  </select>`;
}
