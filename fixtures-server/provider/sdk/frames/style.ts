/** The shop's `style` option, as rules of the frame. Values go through the CSS object model and can set nothing else. */
import type { JsonObject } from '../shared/messages.ts';
import { isObject } from './api.ts';

const STATES = {
  base: '',
  empty: '.is-empty',
  complete: '.is-complete',
  invalid: '.is-invalid',
  focus: ':focus',
  webkitAutofill: ':autofill',
} as const;

const PSEUDO = [':hover', ':focus', '::placeholder', '::selection', ':disabled'];

const PROPERTIES: Readonly<Record<string, string>> = {
  boxShadow: 'box-shadow',
  color: 'color',
  fontFamily: 'font-family',
  fontSize: 'font-size',
  fontSmoothing: '-webkit-font-smoothing',
  fontStyle: 'font-style',
  fontVariant: 'font-variant',
  fontWeight: 'font-weight',
  height: 'height',
  letterSpacing: 'letter-spacing',
  lineHeight: 'line-height',
  padding: 'padding',
  paddingTop: 'padding-top',
  paddingRight: 'padding-right',
  paddingBottom: 'padding-bottom',
  paddingLeft: 'padding-left',
  textAlign: 'text-align',
  textDecoration: 'text-decoration',
  textShadow: 'text-shadow',
};

const sheet = new CSSStyleSheet();

/** Replaces what an earlier call set. */
export function applyStyle(style: unknown): void {
  sheet.replaceSync('');
  document.adoptedStyleSheets = [sheet];
  if (!isObject(style)) return;
  for (const [state, suffix] of Object.entries(STATES)) {
    const wanted = style[state];
    if (!isObject(wanted)) continue;
    addRule(`.field${suffix}`, wanted);
    for (const pseudo of PSEUDO) {
      const nested = wanted[pseudo];
      if (isObject(nested)) addRule(`.field${suffix}${pseudo}`, nested);
    }
  }
}

function addRule(selector: string, wanted: JsonObject): void {
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [option, property] of Object.entries(PROPERTIES)) {
    const value = wanted[option];
    if (typeof value === 'string' || typeof value === 'number')
      rule.style.setProperty(property, String(value));
  }
}
