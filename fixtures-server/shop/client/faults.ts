/** What the script does wrong when it is made with a fault. */
import { type PageBehaviour, type PageFault, reference } from './behaviour.ts';

/** Set when the script is bundled; empty in the right one, which then has no fault's code in it. */
declare const PAGE_FAULT: PageFault | '';

const faults: Readonly<Record<PageFault, Partial<PageBehaviour>>> = {
  'attaches-failed-source': { afterError: ({ failedSourceId }) => failedSourceId },
  'no-order-guard': { sendsAgain: true },
  'redirects-before-order': { leavesFirst: (_method, { redirect }) => Boolean(redirect) },
  'changes-redirect-url': { redirectTo: (url) => `${url}${url.includes('?') ? '&' : '?'}from=shop` },
  'secret-key-in-storage': {
    begin: ({ secretKey }) => {
      if (secretKey) localStorage.setItem('key', secretKey);
    },
  },
};

export const behaviour: PageBehaviour =
  PAGE_FAULT === '' ? reference : { ...reference, ...faults[PAGE_FAULT] };
