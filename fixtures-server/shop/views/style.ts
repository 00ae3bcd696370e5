/** The shop's style sheet: one column, for phones and desktops. */
export const STYLE = `
:root { color-scheme: light; --ink: #1b2430; --soft: #55606f; --line: #d8dee6; --edge: #7d8898; --accent: #1f4b8f; --deep: #173a70;
  --ground: #f3f5f8; --card: #fff; --bad: #9b1c1c; --bad-ground: #fdf0f0; --good: #17603a; --good-ground: #eaf6ef; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top div, main, footer { max-width: 640px; margin: 0 auto; padding-inline: 1rem; }
.top div { display: flex; align-items: center; justify-content: space-between; gap: 1rem; min-height: 3.5rem; }
.brand { display: inline-flex; align-items: center; min-height: 2.75rem; color: var(--ink); font-weight: 700;
  letter-spacing: .01em; text-decoration: none; }
.steps { display: flex; gap: .5rem; margin: 0; padding: 0; list-style: none; font-size: .875rem; color: var(--soft); }
.steps li + li::before { content: "›"; margin-right: .5rem; color: var(--edge); }
.steps [aria-current] { color: var(--accent); font-weight: 600; }
main { padding-block: 1.5rem 3rem; }
h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 0 0 .75rem; font-size: 1.0625rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
.card { margin: 0 0 1rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.card > :last-child { margin-bottom: 0; }
.soft, .hint { color: var(--soft); }
.hint { display: block; font-size: .875rem; }
.field > .hint, .sdk-field > .hint { margin-top: .35rem; }
.wrong { color: var(--bad); }
#alert:empty, .hint:empty { display: none; }
#alert { margin: 0 0 1rem; padding: .9rem 1rem; color: var(--bad); background: var(--bad-ground); border: 1px solid #e3b4b4;
  border-left: 4px solid var(--bad); border-radius: 10px; font-weight: 500; }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; min-width: 0; }
legend { float: left; width: 100%; padding: 0; margin: 0 0 .75rem; font-size: 1.0625rem; font-weight: 700; }
legend + * { clear: both; }
.grid { display: grid; gap: .9rem 1rem; }
.field label, .label { display: block; margin-bottom: .25rem; font-size: .9375rem; font-weight: 600; }
input[type="text"], input[type="email"], input[type="tel"], select { width: 100%; min-height: 3rem; padding: .6rem .75rem; font: inherit;
  color: var(--ink); background: #fff; border: 1px solid var(--edge); border-radius: 10px; }
input[type="radio"], input[type="checkbox"] { flex: none; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
.method, .option { background: #fff; border: 1px solid var(--line); border-radius: 12px; }
.method + .method, .option + .option { margin-top: .6rem; }
.method:has(> label > :checked), .option:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.method > label, .option label, .terms label { display: flex; align-items: center; gap: .75rem; min-height: 3.25rem; padding: .6rem 1rem;
  font-weight: 500; cursor: pointer; }
.option .price { margin-left: auto; font-variant-numeric: tabular-nums; }
.terms label, .save { padding-inline: 0; align-items: flex-start; }
.terms input, .save input { margin-top: .125rem; }
.terms label { line-height: 1.5; }
.save { grid-column: 1 / -1; display: flex; gap: .75rem; min-height: 2.75rem; padding-block: .5rem; font-weight: 500; cursor: pointer; }
.fields:not(:empty) { display: grid; gap: .9rem 1rem; padding: .25rem 1rem 1rem; grid-template-columns: 1fr 1fr; }
[hidden] { display: none !important; }
#saving .fields { padding: 0; }
.sdk-field { grid-column: 1 / -1; min-width: 0; }
.sdk-cardexpiration, .sdk-cardcvv { grid-column: auto; }
.frame { min-height: 3rem; padding: .6rem .75rem; background: #fff; border: 1px solid var(--edge); border-radius: 10px; }
.frame.DRElement--focus { outline: 3px solid #6f9be0; outline-offset: 1px; }
.frame.DRElement--invalid { border-color: var(--bad); }
.frame iframe { display: block; width: 100%; border: 0; }
/* an element may have nothing to ask, such as iDEAL without a subscription */
.sdk-field:has(iframe[style*="height: 0px"]) .label { display: none; }
.frame:has(iframe[style*="height: 0px"]) { min-height: 0; padding: 0; border: 0; }
button, .button { display: flex; align-items: center; justify-content: center; width: 100%; min-height: 3.25rem; padding: .7rem 1.25rem;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; color: var(--ink); background: #fff; border: 1px solid var(--edge);
  border-radius: 12px; cursor: pointer; }
button:hover, .button:hover { background: #f3f5f8; }
.primary { color: #fff; background: var(--accent); border-color: var(--accent); }
.primary:hover { background: var(--deep); }
button:disabled, button[aria-busy="true"] { color: #fff; background: #5f6b7b; border-color: #5f6b7b; cursor: progress; }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
.actions { display: grid; gap: .75rem; margin-top: 1rem; }
.basket { display: flex; gap: 1rem; align-items: center; }
.basket svg { flex: none; width: 4.5rem; height: 4.5rem; border-radius: 12px; background: #e8edf4; }
.basket p { margin: 0; }
.basket .price { margin-left: auto; font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
.basket .price .hint { font-weight: 400; }
.lines { margin: 0; }
.lines div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: .4rem 0; }
.lines dt { flex: none; max-width: 60%; color: var(--soft); overflow-wrap: break-word; }
.lines dd { margin: 0; text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.lines .amount { white-space: nowrap; }
.lines .sum { margin-top: .4rem; padding-top: .8rem; border-top: 1px solid var(--line); font-size: 1.125rem; font-weight: 700; }
.lines .sum dt { color: inherit; }
.status { display: inline-block; padding: .2rem .7rem; border-radius: 99px; font-weight: 600; background: #e8edf4; }
.status[data-status="ready"] { color: var(--good); background: var(--good-ground); }
.status[data-status="cancelled"], .status[data-status="blocked"] { color: var(--bad); background: var(--bad-ground); }
.messages { margin: 0; padding: 0; list-style: none; }
.messages li { padding: .7rem 0; border-top: 1px solid var(--line); }
.messages li:first-child { padding-top: 0; border-top: 0; }
.messages time { display: block; font-size: .875rem; color: var(--soft); }
summary { font-weight: 600; cursor: pointer; }
details[open] > summary { margin-bottom: 1rem; }
.inline { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.inline .field { flex: 1; min-width: min(12rem, 100%); }
.inline button { flex: none; width: auto; min-height: 3rem; }
.rows { margin: 0 0 1rem; padding: 0; list-style: none; }
.rows li { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; padding-top: 0; }
.small { width: auto; min-height: 2.75rem; padding: .4rem .9rem; font-size: .9375rem; border-radius: 10px; }
#instructions { margin: 0 0 1rem; }
#instructions iframe { display: block; width: 100%; border: 0; }
footer { padding-block: 0 2rem; font-size: .875rem; color: var(--soft); }
/* the same with the SDK's style sheet as without it */
#compliance { margin-bottom: 1rem; }
#compliance p { margin: 0 0 .25rem; }
#compliance ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
footer a { color: inherit; }
.terms + .primary { width: 100%; margin-top: .5rem; }
@media (min-width: 36rem) {
  .pair { grid-template-columns: 1fr 1fr; }
  .pair .wide { grid-column: 1 / -1; }
  main { padding-block: 2.25rem 4rem; }
  .actions.split { grid-template-columns: 1fr 1fr; }
  .actions.split .primary { grid-column: 1 / -1; }
}
@media (max-width: 26rem) { .steps li:not([aria-current]) { display: none; } .steps li::before { display: none; } }
`
  .trim()
  .replaceAll(/\n\s*/g, '\n');
