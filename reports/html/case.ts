/** One test that proves a finding: the deciding records, the timeline, and what the page looked like. */
import { type Html, html, type HtmlValue, raw } from '../../harness/html.ts';
import { count, cut, groupBy, screenshotFile, showTrace } from '../formats/text.ts';
import type { JudgedEvidence } from '../verdict/certification.ts';
import { type Entry, missingStep, timelineOf } from '../verdict/timeline.ts';
import { labelOf, type Witness } from '../verdict/recordings.ts';
import { testOf } from '../verdict/causes.ts';
import { witnessHtml } from './exchanges.ts';
import type { ReportInput } from './parts.ts';

/** Records that are shown of one test, and steps of its timeline. */
const RECORDS = 6;
const MOST = 200;
/** Steps that are not folded: between the deciding records, at most, before the first, and after the finding. */
const LINES = 24;
const BEFORE = 4;
const AFTER = 3;
/** Bytes of a screenshot that is shown in the page; a larger one is in the folder of the reports. */
const PICTURE = 120_000;

export function testHtml(evidence: JudgedEvidence, { recordings }: ReportInput, open: boolean): Html {
  const test = recordings.failedTest(evidence);
  const all = [...groupBy(recordings.of(evidence), sameAs).values()];
  const records = all.slice(0, RECORDS);
  const more = all.length - records.length;
  const message = evidence.message ?? '';
  const words = [evidence.expected, evidence.actual, message].filter(Boolean).join(' ');
  const entries = test ? timelineOf(test, evidence.exchanges) : [];
  const timesOf = (same: readonly Witness[]): string[] =>
    same.map(({ id }) => secondsOf(entries.find(({ witness }) => witness?.id === id)?.after ?? 0));
  const shown = records.map(
    ([first, ...same], index) =>
      first &&
      witnessHtml(first, { words, member: index === 0 ? evidence.member : undefined }, timesOf(same)),
  );
  const step = missingStep(evidence);
  // a call that must not be made, or came too late, is itself what decides
  const [[itself] = []] = records;
  const unmarked = !shown.some((one) => one?.markup.includes('<mark')) && itself;
  return html`<details class="case test" ${open && raw('open')}>
    <summary>${evidence.method} · ${evidence.scenario} <small>${cut(evidence.test, 120)}</small></summary>
    <div>
      <div class="proof-grid">
        <div>
          ${records.length > 0 && html`<h3 class="part">Deciding records</h3>`}
          ${unmarked && step !== undefined && html`<p><mark class="absent">○ Expected, and not in this record: ${cut(step, 300)}</mark></p>`}
          ${unmarked && step === undefined && html`<p>Deciding record: <mark>${labelOf(unmarked)}</mark></p>`}
          ${shown}
          ${more > 0 && html`<p class="soft">… and ${count(more, 'more record')} in records.jsonl.</p>`}
          ${test && timelineHtml(entries, evidence)}
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

/** A link to the file, which the script opens above the page: so it is readable, with or without the folder. */
function picture(screenshot: Uint8Array, evidence: JudgedEvidence): Html {
  const file = `screenshots/${screenshotFile(testOf(evidence))}`;
  if (screenshot.byteLength > PICTURE) return html`<p><a href="${file}">Screenshot of the last page</a></p>`;
  const data = Buffer.from(screenshot).toString('base64');
  return html`<figure>
    <a href="${file}" class="zoom"
      ><img
        src="data:image/jpeg;base64,${data}"
        alt="Last page of ${evidence.method}, ${evidence.scenario}: open it larger"
        loading="lazy"
    /></a>
    <figcaption>Last page of the test: click to enlarge (fields of the SDK are covered)</figcaption>
  </figure>`;
}

/** Records that hold the same: an event that is sent again and again is shown once. */
function sameAs(witness: Witness): string {
  if (witness.kind !== 'exchange') return witness.id;
  const { request, response } = witness.exchange;
  return JSON.stringify([request.method, request.url, request.body, response?.status, response?.body]);
}

/**
 * The finding stands where it was decided: after the last record that it names; a missing step where it was expected.
 * What is further away is folded.
 */
function timelineHtml(all: readonly Entry[], evidence: JudgedEvidence): Html {
  const last = all.findLastIndex(({ deciding }) => deciding);
  const place = last < 0 ? all.length - 1 : last;
  const step = missingStep(evidence);
  const after = all.findIndex(({ witness }) => witness?.id === evidence.missing?.after);
  const gap = after < 0 ? place : after;
  const first = all.findIndex(({ deciding }) => deciding);
  // a first record far away stays folded, and is shown among the deciding records
  const from = Math.max(0, Math.max(first < 0 ? place : first, Math.min(place, gap) - LINES) - BEFORE);
  const rowsOf = (entry: Entry, index: number): HtmlValue[] => [
    row(entry),
    index === gap &&
      step !== undefined &&
      html`<li class="missing">
        <span></span><b>○ Missing</b><span>expected here: ${cut(step, 400)}</span>
      </li>`,
    index === place &&
      html`<li class="verdict notMet">
        <span></span><b>✗ Finding</b><span>${evidence.rule}: ${cut(evidence.message ?? '', 400)}</span>
      </li>`,
  ];
  const rows = all.slice(0, MOST).map(rowsOf);
  const to = Math.min(rows.length, place + 1 + AFTER);
  return html`<h3 class="part">Timeline</h3>
    ${folded(rows.slice(0, from), 'earlier step')}
    <ol class="timeline">
      ${rows.slice(from, to)}
    </ol>
    ${folded(rows.slice(to), 'later step')}
    ${all.length > MOST && html`<p class="soft">… and ${count(all.length - MOST, 'more step')} in records.jsonl.</p>`}`;
}

function folded(rows: readonly HtmlValue[], what: string): Html | undefined {
  return rows.length === 0
    ? undefined
    : html`<details class="full">
        <summary>${count(rows.length, what)}</summary>
        <ol class="timeline">
          ${rows}
        </ol>
      </details>`;
}

function row({ lane, title, after, states, deciding }: Entry): Html {
  return html`<li class="${deciding && 'deciding'} ${lane === 'Error' && 'bad'}">
    <span class="at">${secondsOf(after)}</span><b>${lane}</b>
    <span>${cut(title, 200)} ${states.map((state) => html`<i class="state">${cut(state, 60)}</i> `)}</span>
  </li>`;
}

/** Since the test began. */
function secondsOf(milliseconds: number): string {
  return `+${(milliseconds / 1000).toFixed(2)} s`;
}
