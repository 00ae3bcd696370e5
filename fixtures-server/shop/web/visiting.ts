/** Turns handlers of visits into handlers of requests: one visit of a session at a time, and a page for every trouble. */
import type { Request, RequestHandler, Response } from 'express';
import { ApiClient, ApiRefusal, ApiTrouble } from '../api/client.ts';
import { CommerceApi } from '../api/commerce-api.ts';
import { DigitalRiverApi } from '../api/merchant-api.ts';
import type { ShopOptions } from '../shop.ts';
import type { Store } from '../state/store.ts';
import { troublePage } from '../views/trouble.ts';
import type { Visit } from '../visit.ts';
import type { Html } from './html.ts';
import { sessionId } from './session-cookie.ts';

export type Handler = (visit: Visit, request: Request, response: Response) => Promise<void> | void;

export class Visiting {
  readonly #options: ShopOptions;
  readonly #shopUrl: string;
  readonly #store: Store;

  constructor(options: ShopOptions, shopUrl: string, store: Store) {
    this.#options = options;
    this.#shopUrl = shopUrl;
    this.#store = store;
  }

  /** A page. @param inTrouble what is shown when the API cannot be asked */
  page(handler: Handler, inTrouble: (address: string) => Html = troublePage): RequestHandler {
    return this.#handle(handler, (_visit, request, response) => {
      show(response, inTrouble(request.originalUrl), 502);
    });
  }

  /** A form. @param back the page to which the shopper comes back, and reads there what is wrong */
  form(back: string, handler: Handler): RequestHandler {
    return this.#handle(handler, ({ session }, _request, response, error) => {
      const words = error instanceof ApiRefusal ? session.behaviour.wordsFor(error.errors) : undefined;
      session.tell(`That did not work. ${words ?? 'Please try again.'}`);
      leadTo(response, back);
    });
  }

  #handle(
    handler: Handler,
    inTrouble: (visit: Visit, request: Request, response: Response, error: ApiRefusal | ApiTrouble) => void,
  ): RequestHandler {
    return async (request, response) => {
      const visit = this.#visit(request, response);
      await visit.session.exclusively(async () => {
        try {
          await handler(visit, request, response);
        } catch (error) {
          if (!(error instanceof ApiRefusal) && !(error instanceof ApiTrouble)) throw error;
          inTrouble(visit, request, response, error);
        }
      });
    };
  }

  #visit(request: Request, response: Response): Visit {
    const session = this.#store.session(sessionId(request, response));
    const client = new ApiClient(this.#options, {
      session: session.id,
      pauseAfter: (retryAfter) => session.behaviour.pauseAfter(retryAfter),
    });
    const tolerates = (answer: unknown): boolean => session.behaviour.tolerates(answer);
    return {
      options: this.#options,
      shopUrl: this.#shopUrl,
      store: this.#store,
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
  response.status(status).type('html').send(page.text);
}

/** To a path of the shop, or to exactly the provider's address: nothing in it is spelt anew. */
export function leadTo(response: Response, address: string): void {
  const sendable = /^[\x21-\x7e]+$/.test(address) ? address : new URL(address).href;
  response.status(303).set('location', sendable).end();
}
