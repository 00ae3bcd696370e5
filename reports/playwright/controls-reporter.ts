/** Prints the kill matrix: faults caught for each judged rule, rules without one, and faults that cannot run here. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';
import {
  CONTROL_ATTACHMENT,
  type ControlResult,
  NOT_RUN,
  PAYLOAD_ATTACHMENT,
  type PayloadControl,
} from '../../contract/control.ts';
import { ruleIds, rulesIn } from '../../contract/rules.ts';
import type { Dialect } from '../../contract/method.ts';
import { CODE } from '../../harness/root.ts';
import { count, oneLine } from '../formats/text.ts';
import { describedRun, isListing, projectOf, type ReporterOptions, testsOf } from './described-run.ts';
import { traceControls } from './trace-controls.ts';

export default class ControlsReporter implements Reporter {
  readonly #results: { result: ControlResult | undefined; ok: boolean; title: string; messages: string[] }[] =
    [];

  /** Faults that cannot run, with the reason. */
  readonly #notRun: { title: string; reason: string }[] = [];

  readonly #payloads: PayloadControl[] = [];
  readonly #out: string;
  readonly #listing: boolean;
  #dialect: Dialect | undefined;
  #chosen = false;
  /** Rules that the faults of this run break. */
  readonly #broken = new Set<string>();

  constructor(options: ReporterOptions) {
    this.#out = options.out;
    this.#listing = isListing(options);
  }

  printsToStdio(): boolean {
    return !this.#listing;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    if (this.#listing || testsOf(suite, 'controls').length === 0) return;
    this.#dialect = describedRun(config, 'own').dialect;
    // Playwright has already applied the selection: a rule without a control was not selected
    for (const { title } of testsOf(suite, 'controls'))
      this.#broken.add(/ breaks ([A-Z]+-\d+) /.exec(title)?.[1] ?? '');
    const rules = rulesIn(this.#dialect);
    this.#chosen = ruleIds.some((id) => !rules[id].excluded && !this.#broken.has(id));
  }

  onTestEnd(test: TestCase, { attachments, errors, status }: TestResult): void {
    if (projectOf(test) !== 'controls') return;
    const annotation = test.annotations.find(({ type }) => type === NOT_RUN);
    if (annotation) {
      this.#notRun.push({ title: test.title, reason: annotation.description ?? 'no reason given' });
      return;
    }
    const body = attachments.find(({ name }) => name === CONTROL_ATTACHMENT.name)?.body;
    const result = body && (JSON.parse(body.toString()) as ControlResult);
    const payload = attachments.find(({ name }) => name === PAYLOAD_ATTACHMENT.name)?.body;
    if (payload) this.#payloads.push(JSON.parse(payload.toString()) as PayloadControl);
    const messages = errors.map(({ message }) => oneLine(message ?? '', 600));
    this.#results.push({ result: result || undefined, ok: status === 'passed', title: test.title, messages });
    const judged = result ? result.notRun === undefined : payload !== undefined;
    if (status !== 'passed')
      process.stdout.write(
        `${judged ? 'not caught' : 'not run   '}  ${test.title}\n${messages.map((text) => `    ${text}\n`).join('')}`,
      );
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
    const [out, dialect] = [join(this.#out, 'controls'), this.#dialect];
    if (dialect === undefined) return { status };
    const rules = rulesIn(dialect);
    const judged = ruleIds.filter((id) => !rules[id].excluded && this.#broken.has(id));
    process.stdout.write('\nRule    Subject   Faults that break it, each caught\n');
    const missing: string[] = [];
    for (const id of judged) {
      const faults = this.#results.flatMap(({ result, ok }) =>
        ok && result?.rule === id && result.caught ? [`${result.by} ${result.fault}`] : [],
      );
      if (faults.length === 0) missing.push(id);
      process.stdout.write(
        `${id.padEnd(6)}  ${rules[id].subject.padEnd(8)}  ${faults.length === 0 ? 'NONE' : [...new Set(faults)].join(', ')}\n`,
      );
    }
    process.stdout.write(notRunText(this.#notRun));
    process.stdout.write(membersText(this.#payloads));
    const caught = this.#results.filter(({ ok }) => ok).length;
    const total = this.#results.length;
    const line = `${caught} of ${total} ${this.#chosen ? 'chosen ' : ''}faults caught, ${judged.length - missing.length} of ${judged.length} ${this.#chosen ? 'of their' : 'judged'} rules have a caught fault`;
    process.stdout.write(
      `\n${line}${missing.length > 0 ? `; rules for which no fault was caught: ${missing.join(', ')}` : ''}\n`,
    );
    const { traceability, errors } = traceControls(
      dialect,
      this.#results.flatMap(({ result, ok }) => (result ? [{ ...result, caught: ok && result.caught }] : [])),
      readFileSync(join(CODE, 'docs/rules.md'), 'utf8'),
      !this.#chosen && status !== 'interrupted',
    );
    for (const error of errors) process.stdout.write(`traceability: ${error}\n`);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'traceability.json'), JSON.stringify(traceability, null, 2));
    writeFileSync(join(out, 'payload-controls.json'), JSON.stringify(this.#payloads, null, 2));
    writeFileSync(
      join(out, 'controls.json'),
      JSON.stringify(
        [
          ...this.#results.map(({ result, ok, title }) => ({ title, ok, ...result })),
          ...this.#notRun.map(({ title, reason }) => ({ title, ok: true, notRun: reason })),
        ],
        null,
        2,
      ),
    );
    // an interrupted or partial run keeps its own status
    return { status: status === 'passed' && missing.length + errors.length > 0 ? 'failed' : status };
  }
}

/** A line for every fault that cannot run in this dialect. */
function notRunText(notRun: readonly { readonly title: string; readonly reason: string }[]): string {
  if (notRun.length === 0) return '';
  const lines = notRun.map(({ title, reason }) => `not run     ${title}: ${oneLine(reason, 300)}`);
  return `\n${count(notRun.length, 'fault')} that cannot run in this dialect\n${lines.join('\n')}\n`;
}

/** One line for each payload member that a page sent wrongly on purpose. */
function membersText(payloads: readonly PayloadControl[]): string {
  if (payloads.length === 0) return '';
  const sorted = payloads.toSorted((a, b) => a.method.localeCompare(b.method));
  const lines = sorted.flatMap(({ method, members, excluded }) => [
    ...members.map(
      ({ kind, member, rule, caught, message }) =>
        `${caught ? 'caught    ' : 'NOT CAUGHT'}  ${rule}  ${method}: ${kind} ${member}${caught ? '' : `: ${oneLine(message, 300)}`}`,
    ),
    ...(excluded === undefined ? [] : [`excluded    SRC-01, SRC-02  ${method}: ${excluded}`]),
  ]);
  const members = sorted.flatMap((payload) => payload.members);
  const caught = members.filter((member) => member.caught).length;
  return `\nA page that sends a removed member, or leaves out a required one\n${lines.join('\n')}\n${caught} of ${count(members.length, 'member')} caught, of ${count(payloads.length, 'method')}\n`;
}
