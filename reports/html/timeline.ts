/**
 * The timeline of a finding: the steps around the deciding records are open, the steps between them are
 * collapsed.
 */
import { type Html, html } from '../../harness/html.ts';
import { count, cut } from '../formats/text.ts';
import type { JudgedEvidence } from '../verdict/certification.ts';
import { type Entry, missingStep } from '../verdict/timeline.ts';

/** Number of steps of a timeline, and number of open steps. */
const MOST = 200;
const OPEN = 7;
/** Minimum number of consecutive steps that are collapsed. */
const FOLD = 3;

/**
 * Position of the finding in the timeline: after the last of its records; a missing step is at the position at
 * which it was expected.
 */
export function timelineHtml(all: readonly Entry[], evidence: JudgedEvidence): Html {
  const last = all.findLastIndex(({ deciding }) => deciding);
  const place = last < 0 ? all.length - 1 : last;
  const step = missingStep(evidence);
  const after = all.findIndex(({ witness }) => witness?.id === evidence.missing?.after);
  const gap = after < 0 ? place : after;
  const rowsOf = (entry: Entry, index: number): Html[] => [
    row(entry),
    ...(index === gap && step !== undefined
      ? [
          html`<li class="missing">
            <span></span><b>○ Missing</b><span>expected here: ${cut(step, 400)}</span>
          </li>`,
        ]
      : []),
    ...(index === place
      ? [html`<li class="verdict notMet"><span></span><b>✗ Finding</b><span>${foundIn(evidence)}</span></li>`]
      : []),
  ];
  const shown = all.slice(0, MOST);
  const open = openSteps(shown, place, step === undefined ? place : gap);
  return html`<h3 class="part">Timeline</h3>
    <ol class="timeline">
      ${stretches(shown.length, open).map(({ from, to, isOpen }) => {
        const rows = shown.slice(from, to).flatMap((entry, index) => rowsOf(entry, from + index));
        return isOpen ? rows : folded(rows, `${count(to - from, `${wordOf(from, to, shown.length)}step`)}`);
      })}
    </ol>
    ${all.length > MOST && html`<p class="soft">… and ${count(all.length - MOST, 'more step')} in records.jsonl.</p>`}`;
}

function foundIn({ rule, actual, message }: JudgedEvidence): string {
  return actual === undefined
    ? `${rule}: ${cut(message ?? '', 200)}`
    : `${rule}, actual: ${cut(actual, 200)}`;
}

function wordOf(from: number, to: number, all: number): string {
  if (from === 0) return 'earlier ';
  return to === all ? 'later ' : 'other ';
}

/** Indices of the steps around the finding, the missing step, and as many of the deciding records as fit. */
function openSteps(all: readonly Entry[], place: number, gap: number): ReadonlySet<number> {
  const open = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let index = Math.max(0, from); index <= to && index < all.length; index += 1) open.add(index);
  };
  add(place - 2, place + 1);
  add(gap - 1, gap + 1);
  const deciding = all.flatMap((entry, index) => (entry.deciding ? [index] : []));
  for (const index of deciding.toReversed()) if (open.size < OPEN) add(index, index);
  return open;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

function stretches(length: number, open: ReadonlySet<number>): Stretch[] {
  const found: Stretch[] = [];
  for (let from = 0; from < length;) {
    let to = from + 1;
    while (to < length && open.has(to) === open.has(from)) to += 1;
    found.push({ from, to, isOpen: open.has(from) || to - from < FOLD });
    from = to;
  }
  return found;
}

function folded(rows: readonly Html[], what: string): Html {
  return html`<li class="fold">
    <details class="full">
      <summary>${what}</summary>
      <ol class="timeline">
        ${rows}
      </ol>
    </details>
  </li>`;
}

function row({ lane, title, after, states, deciding }: Entry): Html {
  return html`<li class="${deciding && 'deciding'} ${lane === 'Error' && 'bad'}">
    <span class="at">${secondsOf(after)}</span><b>${lane}</b>
    <span>${cut(title, 200)} ${states.map((state) => html`<i class="state">${cut(state, 60)}</i> `)}</span>
  </li>`;
}

/** Time since the test began. */
export function secondsOf(milliseconds: number): string {
  return `+${(milliseconds / 1000).toFixed(2)} s`;
}
