/**
 * Runs in every document of the shop before its own scripts, and records the arguments and results of the shop's SDK calls. The
 * SDK's functions are wrapped in place: the page sees the same objects, results and errors.
 */
import type { PageNotes } from './page-report.ts';

/** @param providerHosts documents of these hosts are left alone; any other document that creates the SDK object is the shop's */
export function spyOnSdk(
  { report, nextId, copy, now }: PageNotes,
  shopHost: string,
  providerHosts: readonly string[],
): void {
  if (providerHosts.includes(location.host)) return;
  /** An element whose events the shop must handle. */
  const TAX_ELEMENT = 'taxidentifier';
  const plain = (value: unknown): unknown => {
    if (value instanceof Element) return `<${value.tagName.toLowerCase()} id="${value.id}">`;
    const element = value as { mount?: unknown; elementType?: unknown } | null;
    if (typeof element === 'object' && element !== null && typeof element.mount === 'function')
      return '[element]';
    try {
      return copy(value);
    } catch {
      return String(value);
    }
  };

  /** Reports a call and its result at once. */
  const noted = (method: string, argument: unknown, result: unknown): void => {
    const id = nextId();
    report({ kind: 'call', id, at: now(), method, args: [plain(argument)] });
    report({ kind: 'settled', id, at: now(), result: plain(result) });
  };

  /** Not by its class: a shop may have replaced `Promise`, as polyfills and zone.js do. */
  const isPromise = (value: unknown): value is Promise<unknown> =>
    typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

  const wrap = (
    target: Record<string, unknown>,
    method: string,
    name: string,
    made?: (result: unknown, args: unknown[]) => void,
  ): void => {
    const original = target[method];
    if (typeof original !== 'function') return;
    target[method] = function (this: unknown, ...args: unknown[]): unknown {
      const id = nextId();
      report({ kind: 'call', id, at: now(), method: name, args: args.map(plain) });
      try {
        const result: unknown = original.apply(this, args);
        made?.(result, args);
        if (isPromise(result)) {
          // returned unchanged: the page awaits the SDK's own promise
          result.then(
            (value: unknown) => report({ kind: 'settled', id, at: now(), result: plain(value) }),
            (error: unknown) => report({ kind: 'settled', id, at: now(), threw: String(error) }),
          );
        } else report({ kind: 'settled', id, at: now(), result: plain(result) });
        return result;
      } catch (error) {
        report({ kind: 'settled', id, at: now(), threw: String(error) });
        throw error;
      }
    };
  };

  /** A button's source: the button's options and the result. */
  const recordSources = (element: Record<string, unknown>, type: string, options: unknown): void => {
    const original = element.on;
    if (typeof original !== 'function') return;
    element.on = function (this: unknown, event: unknown, handler: unknown): unknown {
      if (typeof handler === 'function' && type === TAX_ELEMENT && (event === 'ready' || event === 'change'))
        return original.call(this, event, (payload: unknown) => {
          noted(`${event} ${type}`, options, payload);
          return (handler as (given: unknown) => unknown)(payload);
        });
      if (event !== 'source' || typeof handler !== 'function') return original.call(this, event, handler);
      return original.call(this, event, (payload: Record<string, unknown>) => {
        const { source, error } = payload;
        noted(`source ${type}`, options, { source, error });
        if (typeof payload.complete === 'function') wrap(payload, 'complete', `complete ${type}`);
        return (handler as (given: unknown) => unknown)(payload);
      });
    };
  };

  /** Records Drop-in's results: the shop's callbacks are wrapped before they are passed to Drop-in. */
  const recordDropin = (config: unknown): unknown => {
    if (config === null || typeof config !== 'object') return config;
    const wrapped: Record<string, unknown> = { ...config };
    for (const [callback, name] of Object.entries({
      onSuccess: 'source',
      onCancel: 'cancel',
      onError: 'error',
      onReady: 'ready',
    })) {
      const original = wrapped[callback];
      if (typeof original !== 'function') continue;
      wrapped[callback] = (data: unknown): unknown => {
        noted(`${name} dropin`, config, data);
        return (original as (given: unknown) => unknown)(data);
      };
    }
    return wrapped;
  };

  /** Objects that several instances of the SDK may share. */
  const spied = new WeakSet<object>();
  const observe = (instance: Record<string, unknown>): void => {
    const calls = [
      'createSource',
      'createCreditCardSource',
      'retrieveSource',
      'updateSource',
      'authenticateSource',
      'retrieveAvailablePaymentMethods',
    ];
    for (const method of calls) wrap(instance, method, method);
    const compliance = instance.Compliance as Record<string, unknown> | null | undefined;
    if (typeof compliance === 'object' && compliance !== null && !spied.has(compliance)) {
      spied.add(compliance);
      if (!Object.isFrozen(compliance)) wrap(compliance, 'getDetails', 'Compliance.getDetails');
    }
    for (const method of ['createDropin', 'createDropIn']) {
      const original = instance[method];
      if (typeof original !== 'function') continue;
      instance[method] = function (this: unknown, config: unknown): unknown {
        return original.call(this, recordDropin(config));
      };
      wrap(instance, method, method);
    }
    wrap(instance, 'createElement', 'createElement', (element, [type, options]) => {
      if (element === null || typeof element !== 'object') return;
      const name = String(type).toLowerCase();
      wrap(element as Record<string, unknown>, 'mount', `mount ${name}`);
      recordSources(element as Record<string, unknown>, name, options);
    });
  };

  let sdk: unknown;
  /** Whether this document is the shop's. */
  let isShop = location.host === shopHost;
  Object.defineProperty(window, 'DigitalRiver', {
    configurable: true,
    enumerable: true,
    get: () => sdk,
    set: (value: unknown) => {
      if (typeof value !== 'function') {
        sdk = value;
        return;
      }
      sdk = new Proxy(value, {
        construct(target, args: unknown[]): object {
          const id = nextId();
          isShop = true;
          report({ kind: 'call', id, at: now(), method: 'new DigitalRiver', args: args.map(plain) });
          const instance = Reflect.construct(target, args) as Record<string, unknown>;
          observe(instance);
          return instance;
        },
      });
    },
  });
  window.addEventListener(
    'message',
    ({ data }) => {
      if (!isShop) return;
      report({ kind: 'message', data: typeof data === 'string' ? data : JSON.stringify(plain(data)) });
    },
    true,
  );
}
