/** The first screen: result, causes, certified shop and counts. */
import { type Html, html } from '../../harness/html.ts';
import { comparisonParts, comparisonTitle } from '../formats/comparison.ts';
import {
  checklistCounts,
  extentOf,
  harnessWords,
  headline,
  scenarioCounts,
  validity,
} from '../formats/counts.ts';
import { LABEL, SIGN, SUBJECT } from '../formats/labels.ts';
import { count, cut, listed, utc } from '../formats/text.ts';
import { type Cause, type Certification, type Result, VERDICTS } from '../verdict/certification.ts';
import { chip } from './parts.ts';
import { prose, unbrokenIds } from './text.ts';

const TONES: Readonly<Record<Result['state'], 'good' | 'neutral' | 'bad'>> = {
  ready: 'good',
  selfTestPassed: 'neutral',
  automatedPassed: 'neutral',
  selectionPassed: 'neutral',
  incomplete: 'bad',
  notCertifiable: 'bad',
};

/** Maximum number of causes on the first screen, and on the first printed page. */
const CAUSES = 12;
const CAUSES_ON_PAPER = 8;
/** Maximum number of changes of each kind since the earlier run. */
const CHANGES = 40;

export function top(certification: Certification): Html {
  const { result, certifiable, run } = certification;
  return html`<header class="top">
    <h1>Payment-session certification <small>${run.id}</small></h1>
    <div class="answer ${TONES[result.state]}">
      <p class="said">${result.title}</p>
      <ul>
        ${certifiable.reasons.map((reason) => html`<li>${unbrokenIds(cut(reason, 900))}</li>`)}
        ${certifiable.reasons.length === 0 && html`<li>Every required rule is met.</li>`}
      </ul>
    </div>
    <p class="counts-line">${headline(certification)} <small>${scenarioCounts(certification)}</small></p>
    ${compared(certification)} ${causeList(certification)} ${identity(certification)}
    ${signOff(certification)}
  </header>`;
}

/** Collapsed, because the first screen shows only the result and its causes. */
function compared({ comparison }: Certification): Html | undefined {
  if (!comparison) return undefined;
  const parts = comparisonParts(comparison);
  if (parts.length === 0) return html`<p class="compared">${comparisonTitle(comparison)}</p>`;
  return html`<details class="card compared" id="compared">
    <summary>${comparisonTitle(comparison)}</summary>
    <div class="body">
      ${parts.map(
        ({ title, lines }) =>
          html`<h3>${title}</h3>
            <ul>
              ${lines.slice(0, CHANGES).map((line) => html`<li>${cut(line, 300)}</li>`)}
              ${lines.length > CHANGES && html`<li class="soft">${count(lines.length - CHANGES, 'more')} in certification.json</li>`}
            </ul>`,
      )}
    </div>
  </details>`;
}

function causeList({ causes, rules, evidence }: Certification): Html | undefined {
  if (causes.length === 0) return undefined;
  const text = new Map(rules.map((rule) => [rule.id, rule.text]));
  const byId = new Map(evidence.map((one) => [one.id, one]));
  const row = (cause: Cause): Html =>
    html`<li class="${cause.verdict}">
      <a href="#${cause.id}">
        <span>${chip(cause.verdict)} <b>${unbrokenIds(listed(cause.rules, 3))}</b></span>
        <span class="text"
          >${cause.rules.length === 1 ? prose(text.get(cause.rules[0] ?? '') ?? '') : cut(cause.message, 160)}</span
        >
        <small
          >${cause.kind === 'defect' ? SUBJECT[cause.subject] : kindName(cause)} ·
          ${extentOf(cause, byId)}</small
        >
      </a>
    </li>`;
  return html`<h2 class="causes-title" id="causes">${count(causes.length, 'cause')} to look at</h2>
    <ol class="causes">
      ${causes.slice(0, CAUSES).map(row)}
    </ol>
    ${causes.length > CAUSES && html`<p class="screen"><a href="#findings">${count(causes.length - CAUSES, 'more cause')}</a></p>`}
    ${causes.length > CAUSES_ON_PAPER && html`<p class="paper">${count(causes.length - CAUSES_ON_PAPER, 'more cause')}: see Failures and open points</p>`}`;
}

function kindName({ kind }: Cause): string {
  const names: Readonly<Record<Cause['kind'], string>> = {
    defect: 'defect',
    adapter: 'shop adapter',
    environment: 'environment',
    harness: 'harness',
    notExercised: 'not exercised',
  };
  return names[kind];
}

function identity({ identity: who, run, certifiable }: Certification): Html {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Shop', [who.shop.name, who.shop.version, who.shop.url].filter(Boolean).join(' · ')],
    ['Provider', `${who.provider.name} · ${who.provider.url}`],
    ['Dialect', `${run.dialect}, API version ${run.apiVersion}`],
    ['Methods', `${who.methods.length}: ${listed(who.methods, 6)}`],
    ['Finished', utc(run.finishedAt)],
    ['Valid until', validity(certifiable, who)],
  ];
  return html`<dl class="identity">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${cut(value ?? '', 300)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The part to sign: result, open items, and lines for name, date and signature of operator and reviewer. */
function signOff(certification: Certification): Html {
  const { run, identity: who, checklist } = certification;
  const line = (role: string, name: string | undefined): Html =>
    html`<div>${role}: ${name !== undefined && cut(name, 60)}</div>
      <div>Date:</div>
      <div>Signature:</div>`;
  return html`<section class="signoff" aria-label="Sign-off">
    <p>
      <b>Sign-off</b> of run ${run.id}, harness ${harnessWords(run)}, plan digest
      <code>${run.planDigest.slice(0, 16)}</code>.
      ${
        checklist.length > 0 &&
        html`<a href="#checklist" data-set="verdict=open">Checklist</a>: ${checklistCounts(certification)}.`
      }
    </p>
    <div class="sign">${line('Operator', who.operator)} ${line('Reviewer', who.reviewer)}</div>
  </section>`;
}

export function summary(certification: Certification): Html {
  const { summary: sum, checklist } = certification;
  const total = Math.max(
    1,
    Object.values(sum).reduce((all, one) => all + one, 0),
  );
  return html`<section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">Rules by verdict</h2>
    <div class="bar" aria-hidden="true">
      ${VERDICTS.filter((verdict) => sum[verdict] > 0).map(
        (verdict) =>
          html`<i class="${verdict}" style="width:${((100 * sum[verdict]) / total).toFixed(2)}%"></i>`,
      )}
    </div>
    <div class="tiles">
      ${VERDICTS.map(
        (verdict) =>
          html`<a
            class="tile ${verdict} ${sum[verdict] === 0 && 'none'}"
            href="#rules"
            data-set="verdict=${verdict}"
            ><b>${sum[verdict]}</b>${SIGN[verdict]} ${LABEL[verdict]}</a
          >`,
      )}
    </div>
    ${
      checklist.length > 0 &&
      html`<p class="counts"><a href="#checklist">Checklist</a>: ${checklistCounts(certification)}</p>`
    }
  </section>`;
}
