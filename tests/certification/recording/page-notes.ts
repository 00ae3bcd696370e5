/** Script that runs in every document before its own scripts, and reports its notes to the recorder. */
import { LIMITS } from '../../../harness/limits.ts';
import type { PageNotes, PageReport } from './page-report.ts';
import { spyOnSdk } from './sdk-spy.ts';
import { noteSdkTraffic } from './sdk-traffic.ts';

declare global {
  interface Window {
    /** Receives all notes of one task of the page at once: each call costs a round trip. */
    __conformance?: (reports: readonly PageReport[]) => Promise<void>;
  }
}

/**
 * @param shopHost host of the shop, whose documents load the SDK
 * @param calls the URLs of the SDK's endpoints
 * @returns the script
 */
export function pageNotes(shopHost: string, calls: RegExp): string {
  const notes = `(${takeNotes.toString()})()`;
  const spy = `(${spyOnSdk.toString()})(notes, ${JSON.stringify(shopHost)})`;
  const traffic = `(${noteSdkTraffic.toString()})(notes, ${JSON.stringify(calls.source)}, ${LIMITS.storedCharacters})`;
  return `{ const notes = ${notes}; ${spy}; ${traffic}; }`;
}

/** Runs in the page. */
function takeNotes(): PageNotes {
  // two documents may begin at the same moment, so the id is random
  const here = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let count = 0;
  let reports: PageReport[] = [];
  return {
    report: (entry) => {
      // sent at the end of the same task, because the page cannot be left earlier
      if (reports.push(entry) > 1) return;
      queueMicrotask(() => {
        void window.__conformance?.(reports).catch(() => undefined);
        reports = [];
      });
    },
    nextId: () => {
      count += 1;
      return `${here}-${count}`;
    },
  };
}
