/** Making and reading sources. Whatever goes wrong is the `error` of a result; nothing is thrown. */
import { behaviour } from '../shared/bundled.ts';
import { ELEMENTS } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { ElementReference, JsonObject, Reading, SdkError, SourceResult } from '../shared/messages.ts';
import { fieldTexts } from '../shared/texts.ts';
import { type Api, type ApiAnswer, isObject, query, refusal, unknownError } from './api.ts';
import type { FieldStates } from './field-states.ts';

export class Sources {
  readonly #api: Api;
  readonly #fields: FieldStates;
  readonly #locale: string;

  constructor(api: Api, fields: FieldStates, locale: string) {
    this.#api = api;
    this.#fields = fields;
    this.#locale = locale;
  }

  /** @param elements those whose content belongs to the payload; one that is not complete means that nothing is sent. */
  async create(payload: JsonObject, elements: readonly ElementReference[]): Promise<SourceResult> {
    const readings = await this.#fields.collect(elements);
    const invalid = this.#invalid(elements, readings);
    if (invalid) return { source: null, error: invalid };
    let filled = behaviour.payload(payload);
    for (const [index, { type }] of elements.entries()) {
      const key = ELEMENTS[type].collects?.detailsKey;
      const data = readings[index]?.data;
      if (key === undefined || !data) continue;
      const details = filled[key];
      filled = { ...filled, [key]: { ...(isObject(details) ? details : {}), ...data } };
    }
    return this.#result(() => this.#api.call('POST', '/payments/sources', filled), unlessFailed);
  }

  /** @param clientSecret `<sourceId>_<secret>`; only the secret goes to the API */
  async retrieve(sourceId: string, clientSecret: string): Promise<SourceResult> {
    return this.#result(() => this.#api.call('GET', pathOf(sourceId, clientSecret)), asItIs);
  }

  /** The shopper agreed to it in a sheet of the SDK. */
  async approve(sourceId: string, clientSecret: string): Promise<SourceResult> {
    const path = pathOf(sourceId, clientSecret, '/approval');
    return this.#result(() => this.#api.call('POST', path, {}), unlessFailed);
  }

  async #result(
    call: () => Promise<ApiAnswer>,
    settle: (source: JsonObject) => SourceResult,
  ): Promise<SourceResult> {
    try {
      const answer = await call();
      const taken = answer.status >= 200 && answer.status < 300 && answer.body !== null;
      const result = taken && answer.body ? settle(answer.body) : { source: null, error: refusal(answer) };
      return behaviour.result(result, answer.body);
    } catch {
      const error = unknownError('The payment service could not be reached.');
      return behaviour.result({ source: null, error }, null);
    }
  }

  #invalid(elements: readonly ElementReference[], readings: readonly Reading[]): SdkError | undefined {
    const { errors: texts } = fieldTexts[languageOf(this.#locale)];
    const errors = elements.flatMap(({ type }, index) => {
      const code = readings[index]?.error;
      const { collects } = ELEMENTS[type];
      if (!code || !collects) return [];
      return [
        { code, parameter: `${collects.detailsKey}.${collects.members[0] ?? ''}`, message: texts[code] },
      ];
    });
    return errors.length > 0 ? { type: 'validation_error', errors } : undefined;
  }
}

function pathOf(sourceId: string, clientSecret: string, tail = ''): string {
  const secret = clientSecret.startsWith(`${sourceId}_`)
    ? clientSecret.slice(sourceId.length + 1)
    : (clientSecret.split('_')[1] ?? clientSecret);
  return `/payments/sources/${encodeURIComponent(sourceId)}${tail}${query({ secret })}`;
}

function asItIs(source: JsonObject): SourceResult {
  return { source, error: null };
}

/** A source that comes back failed is no source to the shop; its id lets the shop look into it. */
function unlessFailed(source: JsonObject): SourceResult {
  if (source.state !== 'failed') return { source, error: null };
  return {
    source: null,
    error: {
      type: 'bad_request',
      errors: [{ code: 'source_creation_failed', message: 'The source could not be created.' }],
      ...(typeof source.id === 'string' ? { failedSourceId: source.id } : {}),
    },
  };
}
