/** The shop's HTML document, with its script bundled in memory. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageData } from '../shared/views.ts';
import { MARKETS } from './catalogue.ts';
import type { Shop } from './shop.ts';

export interface Page {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

const file = (name: string): string => fileURLToPath(new URL(`../client/${name}`, import.meta.url));

export async function makePage({ settings, options, behaviour }: Shop): Promise<Page> {
  const bundled = await build({
    entryPoints: [file('main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  const data: PageData = {
    publicKey: settings.publicKey,
    options,
    methods: settings.methods,
    countries: Object.entries(MARKETS).map(([code, { name }]) => ({ code, name })),
    defects: settings.defects,
    ...behaviour.pageData(settings.secretKey),
  };
  return {
    html: documentOf(settings.jsUrl, settings.cssUrl, data, options.wording),
    script: bundled.outputFiles[0]?.text ?? '',
    style: await readFile(file('shop.css'), 'utf8'),
  };
}

function documentOf(jsUrl: string, cssUrl: string | undefined, data: PageData, language: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tidepool Ceramics</title>
${cssUrl === undefined ? '' : `<link rel="stylesheet" href="${attribute(cssUrl)}">`}
<link rel="stylesheet" href="/assets/shop.css">
<script src="${attribute(jsUrl)}" defer></script>
<script src="/assets/shop.js" defer></script>
<script type="application/json" id="shop-data">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
</head>
<body>
<header class="top"><a href="/" class="brand">Tidepool <span>Ceramics</span></a></header>
<main id="screen" aria-live="polite"></main>
<footer class="bottom"><div id="legal"></div></footer>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
