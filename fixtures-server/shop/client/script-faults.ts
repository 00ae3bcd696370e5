/** The faults of the pages' script. */
import type { ServerControl } from '../../../harness/fault-control.ts';
import {
  paidAtOnce,
  cardTyped,
  redirectAfterOrder,
  fundsPushed,
  walletButton,
} from '../../../harness/fault-methods.ts';
import type { PageBehaviour } from './behaviour.ts';
import type { InstructionsData } from './page-data.ts';

/** Set at build time: a secret key that the script must not contain. */
declare const PAGE_KEY: string;

export const scriptFaults = {
  'attaches-failed-source': { afterError: ({ failedSourceId }) => failedSourceId },
  'button-before-terms': { mayPress: () => true },
  'attaches-another-source': { dropinSource: (id) => id.split('').reverse().join('') },
  'forgets-the-agreement': { keepsAgreed: () => false },
  'silent-after-cancel': { afterCancel: () => '' },
  'leaves-sheet-waiting': { complete: () => undefined },
  'no-order-guard': {
    // every press is a separate order; a second navigation cancels the first one
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
  // the page's address names the member: `#drop=owner.email`, `#keep=payPal.items&value=[]`
  'spoils-payload': { payload: spoiled },
} satisfies Record<string, Partial<PageBehaviour>>;

export type ScriptFaultId = keyof typeof scriptFaults;

export const scriptControls: readonly ServerControl<keyof typeof scriptFaults>[] = [
  {
    id: 'attaches-failed-source',
    breaks: 'SRC-04',
    scenario: 'source-refused',
    methods: paidAtOnce,
  },
  {
    id: 'redirects-before-order',
    breaks: 'RDR-01',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  { id: 'secret-in-fragment', breaks: 'RDR-09', scenario: 'pays', methods: fundsPushed },
  { id: 'instructions-hidden', breaks: 'DLY-02', scenario: 'pays', methods: fundsPushed },
  { id: 'secret-key-in-script', breaks: 'SEC-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'secret-key-in-answer', breaks: 'SEC-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'button-before-terms', breaks: 'UI-01', scenario: 'pays', methods: walletButton },
  { id: 'leaves-sheet-waiting', breaks: 'WAL-01', scenario: 'pays', methods: walletButton },
  {
    id: 'attaches-another-source',
    breaks: 'DRP-01',
    scenario: 'dropin-pays',
    methods: paidAtOnce,
  },
  {
    id: 'silent-after-cancel',
    breaks: 'DRP-02',
    scenario: 'dropin-redirects',
    methods: redirectAfterOrder,
  },
  {
    id: 'attaches-failed-source',
    breaks: 'DRP-03',
    scenario: 'dropin-pays',
    methods: paidAtOnce,
  },
  {
    id: 'forgets-the-agreement',
    breaks: 'DRP-06',
    scenario: 'dropin-saves',
    methods: paidAtOnce,
  },
  { id: 'no-future-use', breaks: 'SAV-04', scenario: 'saves-source', methods: cardTyped },
  {
    id: 'skips-authentication',
    breaks: 'SCA-01',
    scenario: 'pays-with-saved',
    methods: cardTyped,
  },
  {
    id: 'ignores-failed-authentication',
    breaks: 'SCA-02',
    scenario: 'saved-challenged',
    methods: cardTyped,
  },
  {
    id: 'sends-wrong-tax-number',
    breaks: 'TAX-02',
    scenario: 'applies-tax-identifier',
    methods: cardTyped,
  },
];

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
