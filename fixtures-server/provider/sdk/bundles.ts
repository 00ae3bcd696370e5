/** Bundles the SDK in memory: the shop's script, the style sheet and one self-contained page per frame. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { CODE_EXTENSION } from '../../../harness/root.ts';
import { dropinMethods } from './dropin-methods.ts';
import { FRAME_PAGES } from './shared/elements.ts';

export interface Asset {
  readonly type: 'text/javascript' | 'text/css' | 'text/html';
  readonly text: string;
  readonly etag: string;
  /** Only frames have one. */
  readonly contentSecurityPolicy?: string;
}

/** By path below the SDK's root. */
export type Bundle = ReadonlyMap<string, Asset>;

const FRAMES = ['controller', 'sheet', 'challenge', 'return', ...FRAME_PAGES];

/** Frames that show something other than a field. */
const STYLES: Readonly<Record<string, string | null>> = {
  controller: null,
  return: null,
  delayedpaymentinstructions: 'instructions',
  button: 'button',
  sheet: 'sheet',
  challenge: 'sheet',
};

/** @param fault id of the fault in the bundle; empty: a correct bundle without any fault code */
export async function bundleSdk(fault: string): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: {
      'script/DigitalRiver': `client/digital-river${CODE_EXTENSION}`,
      'script/Dropin': `dropin/dropin${CODE_EXTENSION}`,
      ...Object.fromEntries(FRAMES.map((name) => [`frame/${name}`, `frames/${name}${CODE_EXTENSION}`])),
      'style/digital-river': 'styles/digital-river.css',
      ...Object.fromEntries(
        ['field', 'instructions', 'button', 'sheet'].map((name) => [`style/${name}`, `styles/${name}.css`]),
      ),
    },
    outdir: '/',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2023',
    define: { SDK_FAULT: JSON.stringify(fault), DROPIN_METHODS: JSON.stringify(dropinMethods()) },
    logLevel: 'silent',
  });
  const built = (name: string): string =>
    (outputFiles.find(({ path }) => path === join('/', name))?.text ?? '').trim();

  const pages = FRAMES.map((name): [string, Asset] => {
    const style = name in STYLES ? STYLES[name] : 'field';
    return [
      `/v1/frames/${name}.html`,
      framePage(name, built(`frame/${name}.js`), style ? built(`style/${style}.css`) : ''),
    ];
  });
  return new Map([
    ['/v1/DigitalRiver.js', asset('text/javascript', built('script/DigitalRiver.js'))],
    ['/v1/Dropin.js', asset('text/javascript', built('script/Dropin.js'))],
    ['/v1/css/DigitalRiver.css', asset('text/css', built('style/digital-river.css'))],
    ...pages,
  ]);
}

/** Script and style are in the page itself: a frame costs one request. Nothing else may run in it. */
function framePage(name: string, script: string, style: string): Asset {
  const text = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width"><title>${name}</title>`,
    `<style>${style}</style></head><body><script>${script}</script></body></html>`,
  ].join('');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return { ...asset('text/html', text), contentSecurityPolicy: policy.join('; ') };
}

function asset(type: Asset['type'], text: string): Asset {
  return { type, text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
