/** One test that proves a finding: the deciding records, the timeline, and what the page looked like. */
import { type Html, html, raw } from '../../harness/html.ts';
import { count, cut, showTrace } from '../formats/text.ts';
import type { JudgedEvidence } from '../verdict/certification.ts';
import { type Entry, missingStep, timelineOf } from '../verdict/timeline.ts';
import { witnessHtml } from './exchanges.ts';
import type { ReportInput } from './parts.ts';

/** Records and lines of a timeline that are shown of one test. */
const RECORDS = 6;
const LINES = 60;
/** Bytes of a screenshot that is shown in the page; a larger one is in the folder of the reports. */
const PICTURE = 120_000;

export function testHtml(evidence: JudgedEvidence, { recordings }: ReportInput, open: boolean): Html {
  const test = recordings.failedTest(evidence);
  const records = recordings.of(evidence).slice(0, RECORDS);
  const more = evidence.exchanges.length - records.length;
  const message = evidence.message ?? '';
  return html`<details class="case test" ${open && raw('open')}>
    <summary>${evidence.method} · ${evidence.scenario} <small>${cut(evidence.test, 120)}</small></summary>
    <div>
      <div class="proof-grid">
        <div>
          ${records.length > 0 && html`<h3 class="part">Deciding records</h3>`}
          ${records.map((witness) => witnessHtml(witness, message))}
          ${more > 0 && html`<p class="soft">… and ${count(more, 'more record')} in records.jsonl.</p>`}
          ${test && timelineHtml(timelineOf(test, evidence.exchanges), message, missingStep(evidence))}
        </div>
        ${test?.screenshot && picture(test.screenshot, evidence)}
      </div>
      ${test?.trace !== undefined && traceHtml(test.trace)}
    </div>
  </details>`;
}

function traceHtml(trace: string): Html {
  const address = trace.split('/').map(encodeURIComponent).join('/');
  return html`<p class="screen">
    <a href="${address}">Trace of the test</a> <small>open it with <code>${showTrace(trace)}</code></small>
  </p>`;
}

function picture(screenshot: Uint8Array, { method, scenario }: JudgedEvidence): Html | undefined {
  if (screenshot.byteLength > PICTURE)
    return html`<p class="soft">Screenshot: see the folder screenshots/.</p>`;
  const data = Buffer.from(screenshot).toString('base64');
  return html`<figure>
    <img src="data:image/jpeg;base64,${data}" alt="Last page of ${method}, ${scenario}" loading="lazy" />
    <figcaption>Last page of the test (fields of the SDK are covered)</figcaption>
  </figure>`;
}

/** The finding stands where it was decided: after the last record that it names. */
function timelineHtml(all: readonly Entry[], message: string, missing: string | undefined): Html {
  const last = all.findLastIndex(({ deciding }) => deciding);
  const place = last < 0 ? all.length - 1 : last;
  const from = Math.max(0, Math.min(place - LINES + 12, all.length - LINES));
  const shown = all.slice(from, from + LINES);
  const rows = shown.flatMap((entry, index) => [
    row(entry),
    ...(from + index === place
      ? [
          missing !== undefined &&
            html`<li class="missing"><span></span><b>○ Missing</b><span>${cut(missing, 400)}</span></li>`,
          html`<li class="verdict notMet">
            <span></span><b>✗ Finding</b><span>${cut(message, 400)}</span>
          </li>`,
        ]
      : []),
  ]);
  return html`<h3 class="part">Timeline</h3>
    <ol class="timeline">
      ${from > 0 && html`<li><span></span><span></span><span class="soft">${count(from, 'earlier entry', 'earlier entries')}</span></li>`}
      ${rows}
      ${from + LINES < all.length && html`<li><span></span><span></span><span class="soft">${count(all.length - from - LINES, 'later entry', 'later entries')}</span></li>`}
    </ol>`;
}

function row({ lane, title, after, states, deciding }: Entry): Html {
  return html`<li class="${deciding && 'deciding'} ${lane === 'Error' && 'bad'}">
    <span class="at">+${(after / 1000).toFixed(2)} s</span><b>${lane}</b>
    <span>${cut(title, 200)} ${states.map((state) => html`<i class="state">${cut(state, 60)}</i> `)}</span>
  </li>`;
}
