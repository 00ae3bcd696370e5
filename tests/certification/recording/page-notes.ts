/** Script that runs in every document before its own scripts, and reports its notes to the recorder. */
import { LIMITS } from '../../../harness/limits.ts';
import type { PageNotes, PageReport } from './page-report.ts';
import { spyOnSdk } from './sdk-spy.ts';
import { noteSdkTraffic } from './sdk-traffic.ts';

declare global {
  interface Window {
    /** Receives all notes of one task of the page at once: each call costs a round trip. */
    __conformance?: (reports: string) => Promise<void>;
  }
}

/**
 * @param shopHost host of the shop
 * @param providerHosts hosts whose documents are the provider's
 * @param calls the URLs of the SDK's endpoints
 * @returns the script
 */
export function pageNotes(shopHost: string, providerHosts: readonly string[], calls: RegExp): string {
  const notes = `(${takeNotes.toString()})()`;
  const spy = `(${spyOnSdk.toString()})(notes, ${JSON.stringify(shopHost)}, ${JSON.stringify(providerHosts)})`;
  const traffic = `(${noteSdkTraffic.toString()})(notes, ${JSON.stringify(calls.source)}, ${LIMITS.storedCharacters})`;
  return `{ const notes = ${notes}; ${spy}; ${traffic}; }`;
}

/** Runs in the page. What it uses is kept from the start: a shop's scripts may replace any function of the browser. */
function takeNotes(): PageNotes {
  const { JSON: ownJson, Promise: OwnPromise, Map: OwnMap } = window;
  const soon = window.queueMicrotask.bind(window);
  const { parse, stringify } = ownJson;
  const { now } = Date;
  const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const own: readonly (readonly [object, string, unknown])[] = [
    [window, 'JSON', ownJson],
    [window, 'Promise', OwnPromise],
    [window, 'Map', OwnMap],
    [ownJson, 'stringify', stringify],
    // Prototype.js defines these, and JSON then contains texts in place of lists
    ...[Object, Array, String, Number, Boolean].map(
      ({ prototype }) => [prototype, 'toJSON', undefined] as const,
    ),
  ];
  /** Runs an action with the browser's own functions, and gives the page its functions back. */
  const unpatched = <Result>(action: () => Result): Result => {
    const restore: (() => void)[] = [];
    let many = 0;
    for (let index = 0; index < own.length; index += 1) {
      const [holder, name, value] = own[index] as (typeof own)[number];
      const replaced = getOwnPropertyDescriptor(holder, name);
      if (!replaced || replaced.value === value) continue;
      const isRestored =
        value === undefined
          ? deleteProperty(holder, name)
          : defineProperty(holder, name, { value, configurable: true, writable: true });
      if (isRestored) restore[many++] = () => void defineProperty(holder, name, replaced);
    }
    try {
      return action();
    } finally {
      while (many > 0) restore[--many]?.();
    }
  };
  // two documents may begin at the same moment, so the id is random
  const here = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let count = 0;
  let reports: PageReport[] = [];
  const send = (): void => {
    if (reports.length === 0) return;
    void unpatched(() => window.__conformance?.(stringify(reports)))?.catch(() => undefined);
    reports = [];
  };
  // the page may be left in the same task, before its microtasks run: then the notes would be lost
  window.addEventListener('beforeunload', send, true);
  return {
    report: (entry) => {
      reports[reports.length] = entry;
      // with an answer, a frame of the SDK may tell the page at once, and the page may be left
      if (entry.kind === 'answered') send();
      else if (reports.length === 1) soon(send);
    },
    copy: (value) => unpatched((): unknown => parse(stringify(value) ?? 'null')),
    now: () => now(),
    nextId: () => {
      count += 1;
      return `${here}-${count}`;
    },
  };
}
