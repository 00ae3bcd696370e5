/** Turns handlers of visits into handlers of requests: one request of a session at a time, and a page for every error. */
import type { Request, RequestHandler, Response } from 'express';
import { ApiClient, ApiRefusal, ApiOutage } from '../api/client.ts';
import { CommerceApi } from '../api/commerce-api.ts';
import { DigitalRiverApi } from '../api/merchant-api.ts';
import type { ShopOptions } from '../options.ts';
import type { Behaviours } from '../behaviours.ts';
import type { Store } from '../state/store.ts';
import { errorPage } from '../views/error.ts';
import type { Visit } from '../behaviour.ts';
import type { Html } from '../../../harness/html.ts';
import { sessionId, testTokenOf } from './cookies.ts';

export type Handler = (visit: Visit, request: Request, response: Response) => Promise<void> | void;

export class Visiting {
  readonly #options: ShopOptions;
  readonly #shopUrl: string;
  readonly #store: Store;
  readonly #behaviours: Behaviours;

  constructor(options: ShopOptions, shopUrl: string, store: Store, behaviours: Behaviours) {
    this.#options = options;
    this.#shopUrl = shopUrl;
    this.#store = store;
    this.#behaviours = behaviours;
  }

  /** A page. @param inTrouble shown if the API does not answer */
  page(handler: Handler, onApiError: (address: string) => Html = errorPage): RequestHandler {
    return this.#handle(handler, (_visit, request, response) => {
      show(response, onApiError(request.originalUrl), 502);
    });
  }

  /** A form. @param back page that shows the error after a refusal */
  form(back: string, handler: Handler): RequestHandler {
    return this.#handle(handler, ({ session, behaviour }, _request, response, error) => {
      const words = error instanceof ApiRefusal ? behaviour.messageFor(error.errors) : undefined;
      session.tell(`That did not work. ${words ?? 'Please try again.'}`);
      redirectResponse(response, back);
    });
  }

  #handle(
    handler: Handler,
    onApiError: (visit: Visit, request: Request, response: Response, error: ApiRefusal | ApiOutage) => void,
  ): RequestHandler {
    return async (request, response) => {
      const visit = this.#visit(request, response);
      await visit.session.exclusively(async () => {
        try {
          await handler(visit, request, response);
        } catch (error) {
          if (!(error instanceof ApiRefusal) && !(error instanceof ApiOutage)) throw error;
          onApiError(visit, request, response, error);
        }
      });
    };
  }

  #visit(request: Request, response: Response): Visit {
    const testToken = testTokenOf(request);
    const behaviour = this.#behaviours.of(testToken);
    const session = this.#store.session(sessionId(request, response, behaviour.cookieSameSite()));
    const client = new ApiClient(this.#options, {
      trace: testToken ?? session.id,
      pauseAfter: (retryAfter) => behaviour.pauseAfter(retryAfter),
    });
    const tolerates = (answer: unknown): boolean => behaviour.tolerates(answer);
    return {
      options: this.#options,
      shopUrl: this.#shopUrl,
      store: this.#store,
      behaviour,
      behaviours: this.#behaviours,
      testToken,
      session,
      api:
        this.#options.dialect === 'commerce-api'
          ? new CommerceApi(client, session.guest, this.#options, tolerates)
          : new DigitalRiverApi(client, tolerates),
      browserIp: (request.ip ?? '127.0.0.1').replace(/^::ffff:/, ''),
    };
  }
}

export function show(response: Response, page: Html, status = 200): void {
  response.status(status).type('html').send(page.markup);
}

/** Redirects to a path of the shop, or to exactly the provider's URL without re-encoding. */
export function redirectResponse(response: Response, address: string): void {
  const sendable = /^[\x21-\x7e]+$/.test(address) ? address : new URL(address).href;
  response.status(303).set('location', sendable).end();
}
