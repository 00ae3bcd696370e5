/** Shows one test of a finding: the records that decide it, the timeline and the last page. */
import { type Html, html, raw } from '../../harness/html.ts';
import { count, cut, groupBy, screenshotFile, showTrace } from '../formats/text.ts';
import type { JudgedEvidence } from '../verdict/certification.ts';
import { missingStep, timelineOf } from '../verdict/timeline.ts';
import { labelOf, type Witness } from '../verdict/witness.ts';
import { testOf } from '../../contract/evidence.ts';
import type { Shown } from './excerpt.ts';
import { type WitnessOptions, witnessHtml } from './exchanges.ts';
import type { ReportInput } from './parts.ts';
import { secondsOf, timelineHtml } from './timeline.ts';

/** Maximum number of records shown of one test, and how many of them with the bodies that decide. */
const RECORDS = 6;
const OPEN = 2;
/** Maximum size in bytes of an embedded screenshot; a larger one is only in the folder of the reports. */
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
  const show = (index: number, open: WitnessOptions['open']): Shown | undefined => {
    const [first, ...same] = records[index] ?? [];
    const member = index === 0 ? evidence.member : undefined;
    return first && witnessHtml(first, { deciding: { words, member }, again: timesOf(same), open });
  };
  const marked = [...records.keys()].filter((index) => show(index, 'none')?.isMarked);
  // if a call is forbidden or too late, this call is the evidence
  const [[itself] = []] = records;
  const unmarked = marked.length === 0 && itself;
  const unfolded = marked.slice(0, evidence.member !== undefined && marked[0] === 0 ? 1 : OPEN);
  const bodies = unfolded.length > 1 ? 'one' : 'marked';
  const shown = [...records.keys()].flatMap((index) => {
    const isWhole = unmarked !== false && index === 0;
    const one = show(index, isWhole ? 'all' : unfolded.includes(index) ? bodies : 'none');
    return one ? [{ ...one, isFirst: index < OPEN || unfolded.includes(index) }] : [];
  });
  // the evidence of a finding fits one screen: the deciding records come first, the others are collapsed
  const others = shown.filter(({ isFirst }) => !isFirst);
  const step = missingStep(evidence);
  return html`<details class="case test" ${open && raw('open')}>
    <summary>${evidence.method} · ${evidence.scenario} <small>${cut(evidence.test, 120)}</small></summary>
    <div>
      <div class="proof-grid">
        <div>
          ${records.length > 0 && html`<h3 class="part">Deciding records</h3>`}
          ${unmarked && step !== undefined && html`<p><mark class="absent">○ Expected, and not in this record: ${cut(step, 300)}</mark></p>`}
          ${unmarked && step === undefined && html`<p>Deciding record: <mark>${labelOf(unmarked)}</mark></p>`}
          <div class="records">${shown.filter(({ isFirst }) => isFirst).map((one) => one.html)}</div>
          ${
            others.length > 0 &&
            html`<details class="others">
              <summary>${count(others.length, 'other record')}</summary>
              <div class="records">${others.map((one) => one.html)}</div>
            </details>`
          }
          ${more > 0 && html`<p class="soft">… and ${count(more, 'more record')} in records.jsonl.</p>`}
        </div>
        ${test?.screenshot && picture(test.screenshot, evidence)}
      </div>
      ${test && timelineHtml(entries, evidence)} ${test?.trace !== undefined && traceHtml(test.trace)}
    </div>
  </details>`;
}

function traceHtml(trace: string): Html {
  const address = trace.split('/').map(encodeURIComponent).join('/');
  return html`<p class="screen">
    <a href="${address}">Trace of the test</a> <small>open it with <code>${showTrace(trace)}</code></small>
  </p>`;
}

/** A link to the file. The script shows it above the page, so it also works without the folder. */
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
    <figcaption>
      Last page, fields of the SDK covered. <span class="screen">Click to enlarge.</span>
    </figcaption>
  </figure>`;
}

/** Records with the same content: an event that is sent repeatedly is shown once. */
function sameAs(witness: Witness): string {
  if (witness.kind !== 'exchange') return witness.id;
  const { request, response } = witness.exchange;
  return JSON.stringify([request.method, request.url, request.body, response?.status, response?.body]);
}
