/** The timeline of a test and the records of its findings as plain text, for reports that show attachments. */
import type { Evidence } from '../../contract/evidence.ts';
import type { FailedTest } from '../verdict/recordings.ts';
import { labelOf, type Witness } from '../verdict/witness.ts';
import { missingStep, timelineOf } from '../verdict/timeline.ts';
import { excerptLines } from './excerpt.ts';
import { cut, oneLine } from './text.ts';

/** Maximum numbers: lines of a timeline, records of a finding, characters of a body. */
const LINES = 200;
const RECORDS = 10;
const BODY = 4_000;

/**
 * One line for each action, page, call and exchange: `+1.50 s  Shop → API     POST /orders 201  [state accepted]  ◄ AAA-01`.
 * @param findings evidence of the test that is not met or not exercised
 */
export function timelineText(test: FailedTest, findings: readonly Evidence[]): string {
  const deciding = (id: string): string[] =>
    findings.filter(({ exchanges }) => exchanges.includes(id)).map(({ rule }) => rule);
  const all = timelineOf(
    test,
    findings.flatMap(({ exchanges }) => exchanges),
  );
  const lines = all.slice(0, LINES).map(({ after, lane, title, states, witness }) => {
    const rules = witness ? [...new Set(deciding(witness.id))] : [];
    return [
      `+${(after / 1000).toFixed(2)} s`.padStart(10),
      lane.padEnd(14),
      oneLine(title, 200),
      ...(states.length > 0 ? [`[${oneLine(states.join(', '), 120)}]`] : []),
      ...(rules.length > 0 ? [`◄ ${rules.join(', ')}`] : []),
    ].join('  ');
  });
  const missing = findings.flatMap((one) => {
    const step = missingStep(one);
    return step === undefined ? [] : [`   MISSING  ${one.rule}: expected ${oneLine(step, 300)}`];
  });
  const more = all.length > LINES ? [`  … ${all.length - LINES} more entries`] : [];
  const bodies =
    'Bodies of the requests, responses and calls that a rule names: records.jsonl, in the folder of the run';
  return [...lines, ...more, ...missing, '', bodies, ''].join('\n');
}

/**
 * The records of the findings, request before response.
 * @param words text of the findings: it selects the shown part of a long body
 */
export function recordsText(records: readonly Witness[], words: string): string {
  const shown = records.slice(0, RECORDS).map((record) => recordText(record, words));
  const more = records.length > RECORDS ? [`… ${records.length - RECORDS} more in records.jsonl`] : [];
  return `${[...shown, ...more].join('\n\n')}\n`;
}

function recordText(witness: Witness, words: string): string {
  const text = (value: unknown): string => bodyText(value, words);
  const head = `${oneLine(labelOf(witness), 300)}   (${witness.id})`;
  switch (witness.kind) {
    case 'exchange': {
      const { request, response, error } = witness.exchange;
      return [
        head,
        `${request.method} ${oneLine(request.url, 400)}`,
        `Request: ${text(request.body)}`,
        `Response: ${response ? `${response.status} ${text(response.body)}` : (error ?? 'none')}`,
      ].join('\n');
    }
    case 'call':
      return `${head}\nArguments: ${text(witness.call.args)}\nResult: ${witness.call.threw ?? text(witness.call.result)}`;
    case 'navigation':
      return `${head}\n${oneLine(witness.navigation.url, 400)}`;
    case 'visit':
      return `${head}\n${oneLine(witness.visit.url, 400)}\n${cut(witness.visit.text, BODY)}`;
    case 'error':
      return head;
    case 'reading':
      return `${head}\n${text(witness.reading.value)}`;
    case 'other':
      return `${head}\n${text(witness.value)}`;
    default:
      return witness satisfies never;
  }
}

function bodyText(value: unknown, words: string): string {
  if (value === undefined) return 'no body';
  const whole = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  if (whole.length <= BODY) return whole;
  const lines = excerptLines(value, { words }).map(
    ({ text, kind }) => `${kind === 'decides' ? '► ' : '  '}${text}`,
  );
  return cut(lines.join('\n'), BODY);
}
