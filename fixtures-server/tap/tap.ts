/**
 * The tap: a recording reverse proxy between the back end of any shop and any provider's API, and for webhooks
 * in the other direction. Recordings are masked before they are stored. Only the harness may use the control
 * endpoints below `/__tap`.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange, ReplayedSignature, Sender } from '../../harness/exchange.ts';
import { altered, json, made, now, send } from './answers.ts';
import { LIMITS, readAll, TooLarge } from '../../harness/limits.ts';
import { answerControl } from './control.ts';
import { Budget, pauseAsked } from './budget.ts';
import { plainPath } from '../../harness/plain-path.ts';
import { passwordIn } from '../../harness/secret-forms.ts';
import { learnBasic } from './credentials.ts';
import { type Answer, flat, forward, unpack } from './forward.ts';
import { Log } from './log.ts';
import type { Delivery } from './test-log.ts';
import { Passage } from './passage.ts';
import { KEEP_ALIVE } from '../port.ts';
import { record, type TapRequest } from './record.ts';
import { Subscriptions } from './subscriptions.ts';
import { Turns } from './turns.ts';
import { addressFor, signatureOf } from './webhooks.ts';

const MAX_REQUEST_BYTES = 2_000_000;

export interface TapOptions {
  readonly host: string;
  readonly port: number;
  /** Base of the provider's API. */
  readonly apiUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** Commerce dialect: the shopper's token from the settings, masked from the start. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints and keys the masking. */
  readonly runKey: string;
  /** Whether the provider signs its webhooks as the embedded one does. */
  readonly signerKnown: boolean;
  /** Maximum requests per second to the provider, for all callers together; absent: no limit. */
  readonly rateLimit?: number;
}

export interface Tap {
  readonly url: string;
  /** Where the provider sends webhooks. */
  readonly webhookAddress: string;
  /** Sets the address at which the shop receives webhooks. */
  deliverTo(address: string): void;
  close(): Promise<void>;
}

/** @throws the system's error, e.g. EADDRINUSE */
export async function startTap(options: TapOptions): Promise<Tap> {
  const log = new Log(options.runKey, [
    ['secretKey', options.secretKey],
    ['publicKey', options.publicKey],
    ...(options.shopperToken === undefined ? [] : [['shopperToken', options.shopperToken] as const]),
  ]);
  const budget = options.rateLimit === undefined ? undefined : new Budget(options.rateLimit);
  const webhookSecrets: string[] = [];
  const subscriptions = new Subscriptions();
  const turns = new Turns((turn) => log.ends(turn));
  let shopWebhooks = '';
  /** Sends a request to the provider when the rate limit allows it. */
  const ask = async (
    seen: Pick<TapRequest, 'url' | 'method' | 'headers' | 'body' | 'packed'>,
    timeout: number = LIMITS.answerMilliseconds,
  ): Promise<Answer> => {
    const permit = await budget?.acquire();
    let answer: Answer | undefined;
    try {
      answer = await forward(seen.url, { ...seen, body: seen.packed ?? seen.body }, timeout);
      return answer;
    } finally {
      if (permit !== undefined)
        budget?.release(permit, answer && pauseAsked(answer.status, answer.headers['retry-after']));
    }
  };

  const passage = new Passage(log, ask);

  const pass = async (seen: TapRequest, response: http.ServerResponse): Promise<void> => {
    const { answer } = await passage.through(seen);
    if (!answer) {
      response.destroy();
      return;
    }
    if (seen.method === 'POST' && seen.path === '/webhooks') learnWebhookSecret(answer);
    subscriptions.learn(seen, answer);
    send(response, answer);
  };

  const learnWebhookSecret = (answer: Answer): void => {
    const { secret } = (json(answer.body) ?? {}) as { secret?: unknown };
    if (typeof secret !== 'string') return;
    webhookSecrets.push(secret);
    log.learn('webhookSecret', secret);
  };

  /** Forwards a webhook to the shop, and records it with its test. */
  const deliver = async (token: string, sent: Delivery, replay?: ReplayedSignature): Promise<Answer> => {
    const sender: Sender = replay ? 'harness' : 'provider';
    const test = log.test(token);
    const intervention = test.interventions.find({
      method: 'POST',
      path: '/__webhooks',
      sender,
      body: json(Buffer.from(sent.body)),
    });
    if (intervention) test.interventions.count(intervention);
    const delivery = intervention ? altered(sent, intervention) : sent;
    learnBasic(test, delivery.headers.authorization);
    const body = Buffer.from(delivery.body);
    const seen: TapRequest = {
      method: 'POST',
      path: '/',
      // the record must not contain the credentials in the address
      url: addressFor(shopWebhooks, 'missing'),
      headers: { ...delivery.headers },
      body,
      startedAt: now(),
    };
    const how = {
      signature: signatureOf(delivery, webhookSecrets, options.signerKnown),
      ...(replay ? { replay } : {}),
    };
    // a webhook without a response of the shop can also be sent again
    const keep = ({ id }: Exchange): void => {
      if (!replay) test.deliveries.set(id, delivery);
    };
    if (intervention?.drop) {
      // the webhook is kept: the provider gets a success response, and the harness may deliver the webhook
      // later
      keep(record(test, seen, sender, { error: 'dropped', intervention: intervention.id, ...how }));
      return made({ status: 202 });
    }
    try {
      const answer = await forward(addressFor(shopWebhooks, replay), seen, LIMITS.answerMilliseconds);
      keep(record(test, seen, sender, { answer, ...how }));
      const { type } = Object(json(body)) as { type?: unknown };
      if (typeof type === 'string') test.noteEvent(type);
      return answer;
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code ?? error);
      keep(record(test, seen, sender, { error: code, ...how }));
      return made({ status: 502 });
    }
  };

  const base = new URL(options.apiUrl);
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE }, (incoming, response) => {
    void (async () => {
      const startedAt = now();
      const body = await readAll(incoming, MAX_REQUEST_BYTES);
      const local = new URL(incoming.url ?? '/', 'http://tap');
      const method = incoming.method ?? 'GET';
      const headers = flat(incoming.headers);
      if (local.pathname.startsWith('/__tap/')) {
        const { apiUrl, runKey } = options;
        const context = { log, runKey, apiUrl, passage, ask, budget, subscriptions, turns, deliver };
        return send(response, made(await answerControl(context, { method, url: local, headers, body })));
      }
      if (local.pathname === '/__webhooks') {
        const delivery = { headers, body: body.toString() };
        if (!shopWebhooks) return send(response, made({ status: 503 }));
        const about = json(body);
        // an answer that is still pending may contain the id of the event's object
        if (!log.knows(about)) await passage.settled();
        return send(response, await deliver(log.ownerOfEvent(about), delivery));
      }
      const url = new URL(base.href.replace(/\/+$/, '') + local.pathname + local.search);
      const plain = unpack(body, headers['content-encoding']);
      const sent = plain ? { body: plain, packed: body } : { body };
      return pass({ method, path: plainPath(local.pathname), url, headers, ...sent, startedAt }, response);
    })().catch((error: unknown) => {
      send(
        response,
        made({
          status: error instanceof TooLarge ? 413 : 500,
          headers: { connection: 'close' },
          body: { message: `The tap could not pass this request on: ${String(error)}` },
        }),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${(server.address() as AddressInfo).port}`;
  return {
    url,
    webhookAddress: `${url}/__webhooks`,
    deliverTo: (address) => {
      shopWebhooks = address;
      log.learn('password', passwordIn(address));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
