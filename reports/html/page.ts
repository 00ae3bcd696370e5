/** `certification.html`: one file, no script, nothing loaded. The first thing it says is whether this can be certified. */
import { type Certification, VERDICTS } from '../verdict/certification.ts';
import { LABEL, SIGN } from '../formats/words.ts';
import { findings } from './findings.ts';
import { type Html, html, raw } from '../../harness/html.ts';
import { matrix } from './matrix.ts';
import type { ReportInput } from './parts.ts';
import { checklist, drift, environment, exclusions, howToRead, run, waivers } from './rest.ts';
import { rules } from './rules.ts';
import { STYLE } from './style.ts';

/** No script runs in this page, whatever a target has sent: the policy says so even where escaping should fail. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function certificationHtml(input: ReportInput): string {
  const { certification } = input;
  const parts: readonly (readonly [string, string, Html | undefined])[] = [
    ['summary', 'Summary', summary(certification)],
    ['findings', 'What fell short', findings(input)],
    ['matrix', 'Matrix', matrix(input)],
    ['rules', 'Rules', rules(input)],
    ['checklist', 'Checklist', checklist(certification)],
    ['waivers', 'Waivers', waivers(certification)],
    ['drift', 'Drift', drift(certification)],
    ['environment', 'Surroundings', environment(certification)],
    ['exclusions', 'Not judged', exclusions(certification)],
    ['run', 'The run', run(certification)],
    ['reading', 'How to read this', howToRead()],
  ];
  const shown = parts.filter(([, , part]) => part !== undefined);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <title>Can be certified: ${certification.certifiable.answer} (${certification.run.id})</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${head(certification)}
        <nav aria-label="Parts of this report">
          <div>${shown.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</div>
        </nav>
        <main>${shown.map(([, , part]) => part)} ${signature()}</main>
        <footer>
          Made by payment-session-conformance ${certification.run.harnessVersion}. The same in other forms:
          certification.json, certification.md, junit.xml, allure-report/.
        </footer>
      </body>
    </html>`;
  // the indentation of the source is of no use to a browser, except in <pre>, where lines carry none of it
  return page.markup.replaceAll(/\n {2,}(?=<)/g, '\n');
}

function head({ certifiable: { answer, reasons }, run: facts }: Certification): Html {
  return html`<header class="top">
    <h1>Payment-session certification</h1>
    <div class="answer ${answer}">
      <div>
        <p class="question">Can this be certified?</p>
        <p class="said">${answer === 'yes' ? 'Yes' : 'No'}</p>
      </div>
      <ul>
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
        ${reasons.length === 0 && html`<li>Every rule that is owed is met.</li>`}
      </ul>
    </div>
    <ul class="facts">
      <li>Shop <b>${facts.shop}</b></li>
      <li>Provider <b>${facts.provider}</b></li>
      <li>Dialect <b>${facts.dialect}</b></li>
      <li>API version <b>${facts.apiVersion}</b></li>
      <li>Finished <b>${facts.finishedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</b></li>
      <li>Run <b>${facts.id}</b></li>
    </ul>
  </header>`;
}

function summary({ summary: sum }: Certification): Html {
  const total = Math.max(
    1,
    Object.values(sum).reduce((all, one) => all + one, 0),
  );
  return html`<section id="summary">
    <h2>Rules by verdict</h2>
    <div class="bar" aria-hidden="true">
      ${VERDICTS.filter((verdict) => sum[verdict] > 0).map(
        (verdict) =>
          html`<i class="${verdict}" style="width:${((100 * sum[verdict]) / total).toFixed(2)}%"></i>`,
      )}
    </div>
    <div class="tiles">
      ${VERDICTS.map(
        (verdict) =>
          html`<div class="tile ${verdict} ${sum[verdict] === 0 && 'none'}">
            <b>${sum[verdict]}</b>${SIGN[verdict]} ${LABEL[verdict]}
          </div>`,
      )}
    </div>
  </section>`;
}

/** For those who sign on paper. */
function signature(): Html {
  return html`<div class="sign">
    <div>Name and role</div>
    <div>Date</div>
    <div>Signature</div>
  </div>`;
}
