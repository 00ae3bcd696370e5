/** What the script does wrong when it is made with a fault. */
import { type PageBehaviour, type PageFault, reference } from './behaviour.ts';
import type { InstructionsData } from './page-data.ts';

/** Set when the script is bundled; empty in the right one, which then has no fault's code in it. */
declare const PAGE_FAULT: PageFault | '';
/** Set as well, to a secret key, where the script must not hold it. */
declare const PAGE_KEY: string;

const faults: Readonly<Record<PageFault, Partial<PageBehaviour>>> = {
  'attaches-failed-source': { afterError: ({ failedSourceId }) => failedSourceId },
  'button-before-terms': { mayPress: () => true },
  'attaches-another-source': { dropinSource: (id) => id.split('').reverse().join('') },
  'forgets-the-agreement': { keepsAgreed: () => false },
  'silent-after-cancel': { afterCancel: () => '' },
  'leaves-sheet-waiting': { complete: () => undefined },
  'no-order-guard': {
    // every press is an order of its own; a browser that is sent on twice forgets the first time
    guard: (form) => {
      form.addEventListener('submit', (event) => {
        if (!form.action.endsWith('/orders')) return;
        event.preventDefault();
        void order().then((url) => location.assign(url));
      });
    },
    begin: () => {
      const [navigation] = performance.getEntriesByType('navigation');
      const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
      if (reloaded && document.querySelector('[data-screen="confirmation"]')) void order();
    },
  },
  'redirects-before-order': { leavesFirst: (_method, { redirect }) => Boolean(redirect) },
  'changes-redirect-url': { redirectTo: (url) => `${url}${url.includes('?') ? '&' : '?'}from=shop` },
  'sends-wrong-tax-number': { mayUseTaxNumber: () => true },
  'no-future-use': { forLater: (payload) => payload },
  'skips-authentication': { authenticated: () => Promise.resolve('authentication_not_required') },
  'ignores-failed-authentication': {
    authenticated: async (ask) => {
      const status = await ask();
      return status === 'failed' ? 'complete' : status;
    },
  },
  'secret-key-in-storage': {
    begin: (data) => {
      if (data !== null && typeof data === 'object' && 'secretKey' in data)
        localStorage.setItem('payment-key', atob(String(data.secretKey)));
    },
  },
  'secret-key-in-script': { begin: (data) => void Reflect.has(Object(data), PAGE_KEY) },
  'secret-key-in-answer': { begin: () => void fetch('/assets/shop.js?fault=secret-key-in-script') },
  'secret-in-fragment': {
    begin: (data) => {
      if (data !== null && typeof data === 'object' && 'instructions' in data) {
        const { sourceClientSecret } = data.instructions as InstructionsData;
        history.replaceState(null, '', `#${sourceClientSecret}`);
      }
    },
  },
  'instructions-hidden': {
    begin: () => {
      const instructions = document.getElementById('instructions');
      if (instructions) instructions.style.display = 'none';
    },
  },
  // which member, the page's address says: `#drop=owner.email`, `#keep=payPal.items&value=[]`
  'spoils-payload': { payload: spoiled },
};

export const behaviour: PageBehaviour =
  PAGE_FAULT === '' ? reference : { ...reference, ...faults[PAGE_FAULT] };

function spoiled(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const [keep, value] = [wanted.get('keep'), wanted.get('value')];
  const steps = (keep ?? wanted.get('drop') ?? '').split('.');
  const last = steps.pop() ?? '';
  const wrong = structuredClone(payload) as Record<string, unknown>;
  let parent = wrong;
  for (const step of steps) {
    const child = (parent[step] ?? {}) as Record<string, unknown>;
    parent[step] = child;
    parent = child;
  }
  if (keep === null) delete parent[last];
  else parent[last] = JSON.parse(value ?? 'null') as unknown;
  return wrong;
}

/** @returns the address of the page to which it led */
async function order(): Promise<string> {
  const { url } = await fetch('/orders', { method: 'POST' });
  return url;
}
