/** Table of methods and scenarios; each cell links to its test. */
import { type Html, html } from '../../harness/html.ts';
import { INTEGRATION, LABEL, SIGN } from '../formats/labels.ts';
import { type Certification, VERDICTS } from '../verdict/certification.ts';
import { chip, type ReportInput, section } from './parts.ts';
import { anchor } from './text.ts';

type Method = Certification['methods'][number];

/** With more methods than this, their names are shown vertically. */
const WIDE = 9;

export function matrix({ certification: { methods, causes, evidence }, scenarios }: ReportInput): Html {
  const played = scenarios.filter(({ id }) => methods.some((method) => method.scenarios[id]));
  const byId = new Map(evidence.map((one) => [one.id, one]));
  const causesOf = new Map<string, Set<string>>();
  for (const { id, evidence: own, consequences } of causes)
    for (const one of [...own, ...consequences]) {
      const { method, scenario } = byId.get(one) ?? { method: '', scenario: '' };
      const key = `${method}/${scenario}`;
      causesOf.set(key, (causesOf.get(key) ?? new Set()).add(id));
    }
  const shown = Object.keys(INTEGRATION).filter((id) =>
    methods.some(({ integrations }) => integrations?.[id]),
  );
  const seen = new Set(
    methods.flatMap(({ scenarios: own, integrations }) => [
      ...Object.values(own),
      ...shown.map((id) => integrations?.[id] ?? 'excluded'),
    ]),
  );
  return section(
    'matrix',
    'Methods and scenarios',
    html`<div class="scroll" tabindex="0" role="region" aria-label="Table of methods and scenarios">
      <table class="matrix ${methods.length > WIDE && 'many'}">
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            ${methods.map(({ id, name }) => html`<th scope="col" title="${name} (${id})"><span>${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${Object.entries(INTEGRATION)
            .filter(([id]) => methods.some(({ integrations }) => integrations?.[id]))
            .map(
              ([id, name]) =>
                html`<tr>
                  <th scope="row"><b>Integrated through ${name}</b></th>
                  ${methods.map((method) => integrated(method, id, name))}
                </tr>`,
            )}
          ${played.map(
            ({ id, title }) =>
              html`<tr>
                <th scope="row" title="${id}">${title}</th>
                ${methods.map((method) => cell(method, id, [...(causesOf.get(`${method.id}/${id}`) ?? [])]))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
    html`<ul class="legend">
      ${VERDICTS.filter((verdict) => seen.has(verdict)).map((verdict) => html`<li>${chip(verdict)}</li>`)}
    </ul>`,
  );
}

/** With one cause the cell links to it; with several the link filters the list of findings. */
function cell(method: Method, scenario: string, causes: readonly string[]): Html {
  const verdict = method.scenarios[scenario];
  if (verdict === undefined) return html`<td></td>`;
  const reason = method.reasons?.[scenario];
  const several = causes.length > 1;
  const words = `${method.id}, ${scenario}: ${LABEL[verdict]}${reason === undefined ? '' : `, ${reason}`}${several ? `, ${causes.length} causes` : ''}`;
  const target =
    verdict === 'excluded'
      ? 'exclusions'
      : verdict === 'met'
        ? anchor('test', method.id, scenario)
        : several
          ? 'findings'
          : (causes[0] ?? 'findings');
  const filter = several && html`data-set="cell=${method.id}/${scenario}"`;
  return html`<td>
    <a class="${verdict}" href="#${target}" ${filter} title="${words}" aria-label="${words}"
      >${SIGN[verdict]}</a
    >
  </td>`;
}

function integrated({ id, integrations }: Method, integration: string, name: string): Html {
  const verdict = integrations?.[integration] ?? 'excluded';
  const words = `${id}, through ${name}: ${integrations?.[integration] ? LABEL[verdict] : 'not judged in this run'}`;
  return html`<td>
    <a class="${verdict}" href="#${anchor('method', id)}" title="${words}" aria-label="${words}"
      >${SIGN[verdict]}</a
    >
  </td>`;
}
