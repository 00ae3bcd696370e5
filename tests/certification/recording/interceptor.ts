/** Applies interventions (a scenario's stimulus, or a fault) to calls of the SDK in the browser. */
import type { BrowserContext, Route } from '@playwright/test';
import { parseBody } from '../../../harness/limits.ts';
import {
  type Applied,
  changes,
  type Intervention,
  Interventions,
  patched,
} from '../../../harness/intervention.ts';

export class Interceptor {
  context: BrowserContext | undefined;
  readonly #calls: RegExp;
  readonly #interventions = new Interventions();
  /** Interventions whose exchange the page has not reported yet. */
  readonly #intervened: { readonly request: string; readonly intervention: string }[] = [];

  /** @param calls addresses of the calls that may be intercepted */
  constructor(calls: RegExp) {
    this.#calls = calls;
  }

  async intervene(intervention: Intervention): Promise<void> {
    const { senders } = intervention.match;
    if (senders && !senders.includes('browser')) return;
    if (this.#interventions.applied().length === 0)
      await this.context?.route(this.#calls, (route) => this.#answer(route));
    this.#interventions.add(intervention);
  }

  applied(): Applied[] {
    return this.#interventions.applied();
  }

  /** Id of the intervention on the oldest matching call for which this was not called yet. */
  interventionOn(method: string, url: string): string | undefined {
    const known = this.#intervened.findIndex(({ request }) => request === `${method} ${url}`);
    return known < 0 ? undefined : this.#intervened.splice(known, 1)[0]?.intervention;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const method = request.method();
    const path = new URL(request.url()).pathname;
    const body = parseBody(request.postData() ?? undefined);
    const intervention = this.#interventions.find({ method, path, sender: 'browser', body });
    if (!intervention) return route.continue();
    const count = (): void => {
      this.#interventions.count(intervention);
      this.#intervened.push({ request: `${method} ${request.url()}`, intervention: intervention.id });
    };
    if (intervention.respond) {
      count();
      const { status, headers, body: json } = intervention.respond;
      return route.fulfill({ status, json, headers: { 'access-control-allow-origin': '*', ...headers } });
    }
    try {
      const response = await route.fetch({ maxRedirects: 0 });
      if (!changes(intervention, response.status())) return await route.fulfill({ response });
      count();
      const answer = parseBody(await response.text());
      const json = intervention.patch ? patched(answer, intervention.patch) : answer;
      await route.fulfill({ response, status: intervention.status ?? response.status(), json });
    } catch (error) {
      if (!/closed|disposed/.test(String(error)))
        await route.abort('connectionfailed').catch(() => undefined);
    }
  }
}
