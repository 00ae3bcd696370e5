/** Method × scenario at a glance. */
import { type Certification, VERDICTS } from '../verdict/certification.ts';
import { INTEGRATION, LABEL, SIGN } from '../formats/words.ts';
import { telling } from '../formats/telling.ts';
import { type Html, html } from '../../harness/html.ts';
import { anchor } from './text.ts';
import { chip, type ReportInput, section } from './parts.ts';

type Method = Certification['methods'][number];

/** More methods than this have their names turned upright. */
const WIDE = 9;

export function matrix({ certification: { methods, evidence }, scenarios }: ReportInput): Html {
  const played = scenarios.filter(({ id }) => methods.some((method) => method.scenarios[id]));
  const fallen = new Map<string, string>();
  // the worst is linked: defects come before what is open
  for (const { method, scenario, rule } of telling(evidence).concat(
    evidence.filter(({ outcome }) => outcome !== 'met'),
  ))
    if (!fallen.has(`${method} ${scenario}`)) fallen.set(`${method} ${scenario}`, rule);
  const seen = new Set(methods.flatMap((method) => Object.values(method.scenarios)));
  return section(
    'matrix',
    'Methods and scenarios',
    html`<div class="scroll" tabindex="0" role="region" aria-label="Methods and scenarios">
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
                  <th scope="row"><b>Judged through ${name}</b></th>
                  ${methods.map((method) => integrated(method, id, name))}
                </tr>`,
            )}
          ${played.map(
            ({ id, title }) =>
              html`<tr>
                <th scope="row" title="${id}">${title}</th>
                ${methods.map((method) => cell(method, id, fallen.get(`${method.id} ${id}`)))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
    html`<ul class="legend">
      ${VERDICTS.filter((verdict) => seen.has(verdict)).map((verdict) => html`<li>${chip(verdict)}</li>`)}
      ${seen.has('excluded') && html`<li><small>Point at an excluded field, or look below, for the reason.</small></li>`}
    </ul>`,
  );
}

function cell(method: Method, scenario: string, rule: string | undefined): Html {
  const verdict = method.scenarios[scenario];
  if (verdict === undefined) return html`<td></td>`;
  const reason = method.reasons?.[scenario];
  const words = `${method.id}, ${scenario}: ${LABEL[verdict]}${reason === undefined ? '' : `, ${reason}`}`;
  return rule !== undefined && verdict !== 'met'
    ? html`<td>
        <a class="${verdict}" href="#${anchor('finding', rule)}" title="${words}: ${rule}"
          >${SIGN[verdict]}</a
        >
      </td>`
    : html`<td><span class="${verdict}" title="${words}">${SIGN[verdict]}</span></td>`;
}

function integrated({ id, integrations }: Method, integration: string, name: string): Html {
  const verdict = integrations?.[integration] ?? 'excluded';
  const words = `${id}, through ${name}: ${integrations?.[integration] ? LABEL[verdict] : 'not judged in this run'}`;
  return html`<td><span class="${verdict}" title="${words}">${SIGN[verdict]}</span></td>`;
}
