/** Creates and reads sources. Every failure is the `error` of a result; nothing is thrown. */
import { behaviour } from '../shared/bundled.ts';
import { ELEMENTS } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type {
  AuthenticationStatus,
  Challenge,
  ChallengeResult,
  ElementReference,
  JsonObject,
  Reading,
  SdkError,
  SourceResult,
} from '../shared/messages.ts';
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
    const { filled, invalid } = await this.#filled(behaviour.payload(payload), elements);
    if (invalid) return { source: null, error: invalid };
    return this.#result(() => this.#api.call('POST', '/payments/sources', filled), unlessFailed);
  }

  async update(
    sourceId: string,
    clientSecret: string,
    data: JsonObject,
    elements: readonly ElementReference[],
  ): Promise<SourceResult> {
    const { filled, invalid } = await this.#filled(data, elements);
    if (invalid) return { source: null, error: invalid };
    return this.#result(() => this.#api.call('POST', pathOf(sourceId, clientSecret), filled), asItIs);
  }

  async askAuthentication(
    sourceId: string,
    clientSecret: string,
    sessionId: string,
    elements: readonly ElementReference[],
  ): Promise<AuthenticationStatus | 'requires_action'> {
    const { filled, invalid } = await this.#filled({ sessionId }, elements);
    if (invalid) return 'failed';
    try {
      const path = pathOf(sourceId, clientSecret, '/authentication');
      const { status, body } = await this.#api.call('POST', path, filled);
      if (status !== 200) return 'failed';
      return body?.status === 'requires_action' ? 'requires_action' : 'authentication_not_required';
    } catch {
      return 'failed';
    }
  }

  async answerChallenge(challenge: Challenge, password: string | null): Promise<ChallengeResult> {
    const { sourceId, sourceClientSecret, sessionId } = challenge;
    const path = pathOf(sourceId, sourceClientSecret, '/challenge');
    let status: AuthenticationStatus = 'failed';
    const result = await this.#result(
      () => this.#api.call('POST', path, { sessionId, ...(password === null ? {} : { password }) }),
      (answer) => {
        if (answer.status === 'complete') status = 'complete';
        return isObject(answer.source) ? unlessFailed(answer.source) : NOTHING;
      },
    );
    return { ...result, status };
  }

  /** A payload with the contents of the elements. */
  async #filled(
    payload: JsonObject,
    elements: readonly ElementReference[],
  ): Promise<{ filled: JsonObject; invalid: SdkError | undefined }> {
    const readings = await this.#fields.collect(elements);
    let filled = payload;
    for (const [index, { type }] of elements.entries()) {
      const key = ELEMENTS[type].collects?.detailsKey;
      const data = readings[index]?.data;
      if (key === undefined || !data || Object.keys(data).length === 0) continue;
      const details = filled[key];
      filled = { ...filled, [key]: { ...(isObject(details) ? details : {}), ...data } };
    }
    return { filled, invalid: this.#invalid(elements, readings) };
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

const NOTHING: SourceResult = { source: null, error: unknownError('The payment service gave no source.') };

function pathOf(sourceId: string, clientSecret: string, tail = ''): string {
  const secret = clientSecret.startsWith(`${sourceId}_`)
    ? clientSecret.slice(sourceId.length + 1)
    : (clientSecret.split('_')[1] ?? clientSecret);
  return `/payments/sources/${encodeURIComponent(sourceId)}${tail}${query({ secret })}`;
}

function asItIs(source: JsonObject): SourceResult {
  return { source, error: null };
}

/** A failed source is returned as an error with the source's id. */
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
