/**
 * The tap: a recording reverse proxy between a shop's back end and the provider's API, whichever they are, and back for
 * webhooks. What it records is masked first. Its control endpoints, below `/__tap`, are for the harness alone.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sender } from '../../harness/exchange.ts';
import { changes, concerns } from '../../harness/intervention.ts';
import { HARNESS_APPLICATION } from '../../harness/tap-client.ts';
import { altered, changed, json, made, now, send } from './answers.ts';
import { answerControl, GATEWAY_EXCUSES } from './control.ts';
import { Budget, pauseAsked } from './budget.ts';
import { type Answer, collect, flat, forward } from './forward.ts';
import { type Delivery, Log, UNJOINED } from './log.ts';
import { record, type Seen } from './record.ts';
import { signatureOf } from './webhooks.ts';

const MOST_BYTES = 2_000_000;
const PATIENCE = 15_000;

export interface TapOptions {
  readonly host: string;
  readonly port: number;
  /** Base of the provider's API. */
  readonly apiUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** Authorizes the control endpoints and keys the masking. */
  readonly runKey: string;
  /** Requests a second that the provider is asked at most, by all; absent: as many as it takes. */
  readonly rateLimit?: number;
}

export interface Tap {
  readonly url: string;
  /** Where the provider sends webhooks. */
  readonly webhookAddress: string;
  /** Tells the tap where the shop takes them. */
  deliverTo(address: string): void;
  close(): Promise<void>;
}

/** @throws the system's error, e.g. EADDRINUSE */
export async function startTap(options: TapOptions): Promise<Tap> {
  const log = new Log(options.runKey, [
    ['secretKey', options.secretKey],
    ['publicKey', options.publicKey],
  ]);
  const budget = options.rateLimit === undefined ? undefined : new Budget(options.rateLimit);
  const webhookSecrets: string[] = [];
  let shopWebhooks = '';
  /** Whether the provider's last answer was none, or a gateway's excuse for it. */
  let ailing = false;

  /** Joins a call to its test: by the documented header, else by the ids it names. */
  const tokenOf = (seen: Seen): string => {
    const header = seen.headers['upstream-session-id'];
    return (
      header ?? log.ownerOf(json(seen.body), `${seen.path}/${[...seen.url.searchParams.values()].join('/')}`)
    );
  };

  const pass = async (seen: Seen, response: http.ServerResponse): Promise<void> => {
    const token = tokenOf(seen);
    const test = log.test(token);
    const sender: Sender = seen.headers['upstream-application-id']?.startsWith(HARNESS_APPLICATION)
      ? 'harness'
      : 'shop';
    const intervention = test.interventions.find({
      method: seen.method,
      path: seen.path,
      sender,
      body: json(seen.body),
    });
    const note = (answer?: Answer): void => {
      record(test, seen, sender, {
        ...(answer ? { answer } : { error: 'dropped' }),
        ...(intervention ? { intervention: intervention.id } : {}),
      });
    };
    if (intervention?.respond) {
      test.interventions.count(intervention);
      const answer = made(intervention.respond);
      note(answer);
      return send(response, answer);
    }
    if (intervention?.drop === 'before') {
      test.interventions.count(intervention);
      note();
      response.destroy();
      return;
    }
    let answer: Answer;
    try {
      answer = await ask(seen);
      ailing = GATEWAY_EXCUSES.includes(answer.status);
    } catch (error) {
      ailing = true;
      const code = String((error as NodeJS.ErrnoException).code ?? error);
      record(test, seen, sender, { error: code });
      return send(
        response,
        made({
          status: 502,
          body: {
            type: 'bad_gateway',
            errors: [
              { code: 'provider_unreachable', message: `The tap got no answer from the provider: ${code}.` },
            ],
          },
        }),
      );
    }
    if (seen.method === 'POST' && seen.path === '/webhooks') learnWebhookSecret(answer);
    if (answer.status < 400 && token !== UNJOINED) log.join(token, json(answer.body));
    const touched = intervention && changes(intervention, answer.status) ? intervention : undefined;
    if (touched) {
      test.interventions.count(touched);
      answer = changed(answer, touched);
    }
    const lost = intervention?.drop === 'after' && concerns(intervention, answer.status);
    record(test, seen, sender, {
      answer,
      ...(touched || lost ? { intervention: intervention?.id ?? '' } : {}),
    });
    if (intervention && lost) {
      test.interventions.count(intervention);
      response.destroy();
      return;
    }
    send(response, answer);
  };

  /** Asks the provider, when it may be asked. */
  const ask = async (
    seen: Pick<Seen, 'url' | 'method' | 'headers' | 'body'>,
    timeout = PATIENCE,
  ): Promise<Answer> => {
    const permit = await budget?.acquire();
    let answer: Answer | undefined;
    try {
      answer = await forward(seen.url, seen, timeout);
      return answer;
    } finally {
      if (permit !== undefined)
        budget?.release(permit, answer && pauseAsked(answer.status, answer.headers['retry-after']));
    }
  };

  const learnWebhookSecret = (answer: Answer): void => {
    const { secret } = (json(answer.body) ?? {}) as { secret?: unknown };
    if (typeof secret === 'string') webhookSecrets.push(secret);
  };

  /** Hands a webhook to the shop and records it with its test. */
  const deliver = async (token: string, sender: Sender, sent: Delivery): Promise<Answer> => {
    const test = log.test(token);
    const intervention = test.interventions.find({
      method: 'POST',
      path: '/__webhooks',
      sender,
      body: json(Buffer.from(sent.body)),
    });
    if (intervention) test.interventions.count(intervention);
    const delivery = intervention ? altered(sent, intervention) : sent;
    const body = Buffer.from(delivery.body);
    const seen: Seen = {
      method: 'POST',
      path: '/',
      url: new URL(shopWebhooks),
      headers: { ...delivery.headers },
      body,
      startedAt: now(),
    };
    const signature = signatureOf(delivery, webhookSecrets) ?? 'unknown';
    try {
      const answer = await forward(seen.url, seen, PATIENCE);
      const exchange = record(test, seen, sender, { answer, signature });
      if (sender === 'provider') test.deliveries.set(exchange.id, delivery);
      return answer;
    } catch (error) {
      record(test, seen, sender, {
        error: String((error as NodeJS.ErrnoException).code ?? error),
        signature,
      });
      return made({ status: 502 });
    }
  };

  const base = new URL(options.apiUrl);
  const server = http.createServer((incoming, response) => {
    void (async () => {
      const startedAt = now();
      const body = await collect(incoming, MOST_BYTES);
      const local = new URL(incoming.url ?? '/', 'http://tap');
      const method = incoming.method ?? 'GET';
      const headers = flat(incoming.headers);
      if (local.pathname.startsWith('/__tap/')) {
        const context = { log, runKey: options.runKey, apiUrl: options.apiUrl, ailing, ask, budget, deliver };
        return send(response, made(await answerControl(context, { method, url: local, headers, body })));
      }
      if (local.pathname === '/__webhooks') {
        const delivery = { headers, body: body.toString() };
        const { data } = (json(body) ?? {}) as { data?: { object?: unknown } };
        if (!shopWebhooks) return send(response, made({ status: 503 }));
        return send(response, await deliver(log.ownerOf(data?.object), 'provider', delivery));
      }
      const url = new URL(base.href.replace(/\/+$/, '') + local.pathname + local.search);
      return pass({ method, path: local.pathname, url, headers, body, startedAt }, response);
    })().catch((error: unknown) => {
      send(
        response,
        made({ status: error instanceof RangeError ? 413 : 500, body: { message: String(error) } }),
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
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
