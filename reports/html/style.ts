/** Names of methods, turned where they would not fit side by side. */
const UPRIGHT =
  'writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: 10px 2px; border-bottom: 0; border-top: 1px solid var(--line);';

/** How the page looks: on a screen, light or dark, wide or narrow, and on paper. */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #f6f7f9; --card: #fff; --ink: #171b22; --soft: #5b6575; --line: #dfe3ea; --code: #f1f3f6; --link: #1f5fbf;
  --met: #17703f; --met-ground: #e3f4ea; --notMet: #b3202c; --notMet-ground: #fde8e9; --warning: #8a5a00; --warning-ground: #fff2d6;
  --notExercised: #7a2e9d; --notExercised-ground: #f5e8fb; --waived: #0b6570; --waived-ground: #e0f3f5; --excluded: #5c6675; --excluded-ground: #eef0f3; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #11141a; --card: #191d25; --ink: #e8ebf0; --soft: #9ba5b4; --line: #2d333e; --code: #11151b; --link: #84b4ff;
  --met: #63d297; --met-ground: #14301f; --notMet: #ff8d93; --notMet-ground: #40181c; --warning: #f0bf5c; --warning-ground: #382a0d;
  --notExercised: #d9a4f2; --notExercised-ground: #33203d; --waived: #6fd3de; --waived-ground: #10313a; --excluded: #98a2b0; --excluded-ground: #262b34; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main, header.top { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
header.top { padding-top: 32px; }
h1 { font-size: 22px; margin: 0; letter-spacing: -.01em; } h2 { font-size: 19px; margin: 44px 0 12px; letter-spacing: -.01em; } h3 { font-size: 15px; margin: 20px 0 6px; }
p { margin: 6px 0; } a { color: var(--link); } small, .soft { color: var(--soft); } small { font-size: 13px; }
code, pre { font: 12.5px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; margin: 4px 0; white-space: pre-wrap; max-height: 26rem; overflow: auto; }
.answer { display: grid; grid-template-columns: auto 1fr; gap: 8px 32px; align-items: center; margin: 18px 0 0; padding: 22px 28px; border-radius: 12px; background: var(--tone-ground); border: 1px solid var(--tone); }
.answer.yes { --tone: var(--met); --tone-ground: var(--met-ground); } .answer.no { --tone: var(--notMet); --tone-ground: var(--notMet-ground); }
.answer .question { margin: 0; font-weight: 600; } .answer .said { margin: 0; font-size: 52px; line-height: 1.05; font-weight: 750; color: var(--tone); letter-spacing: -.02em; }
.answer ul { margin: 0; padding-left: 18px; } .answer li { margin: 3px 0; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 14px 0 0; padding: 0; list-style: none; color: var(--soft); font-size: 13.5px; } .facts b { color: var(--ink); font-weight: 600; }
nav { position: sticky; top: 0; z-index: 5; background: color-mix(in srgb, var(--ground) 92%, transparent); border-bottom: 1px solid var(--line); margin-top: 22px; backdrop-filter: blur(6px); }
nav div { max-width: 1200px; margin: 0 auto; padding: 8px 24px; display: flex; gap: 18px; overflow-x: auto; white-space: nowrap; font-size: 14px; } nav a { text-decoration: none; color: var(--soft); } nav a:hover { color: var(--link); }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 10px; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; border-top: 4px solid var(--tone); } .tile b { display: block; font-size: 26px; line-height: 1.15; color: var(--tone); } .tile.none b { color: var(--soft); }
.bar { display: flex; height: 10px; border-radius: 5px; overflow: hidden; margin: 0 0 12px; background: var(--line); gap: 1px; } .bar i { background: var(--tone); }
.met { --tone: var(--met); --tone-ground: var(--met-ground); } .notMet { --tone: var(--notMet); --tone-ground: var(--notMet-ground); } .warning { --tone: var(--warning); --tone-ground: var(--warning-ground); }
.notExercised { --tone: var(--notExercised); --tone-ground: var(--notExercised-ground); } .waived { --tone: var(--waived); --tone-ground: var(--waived-ground); } .excluded { --tone: var(--excluded); --tone-ground: var(--excluded-ground); }
.chip { display: inline-block; white-space: nowrap; border-radius: 99px; padding: 0 9px; font-size: 12.5px; font-weight: 600; line-height: 21px; background: var(--tone-ground); color: var(--tone); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 10px; }
details.card > summary { padding: 12px 16px; cursor: pointer; list-style: none; position: relative; padding-right: 40px; } details.card > summary::-webkit-details-marker { display: none; } details.card > summary::after { content: '▸'; position: absolute; right: 16px; top: 12px; color: var(--soft); } details[open].card > summary::after { content: '▾'; } details.card > .body { padding: 2px 18px 16px; border-top: 1px solid var(--line); }
.finding { border-left: 5px solid var(--tone); } .finding > summary b { margin-right: 6px; }
.message { padding: 9px 12px; background: var(--tone-ground); border-radius: 6px; margin: 14px 0 6px; }
.where { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 6px 0; padding: 0; list-style: none; } .where li { font-size: 13px; background: var(--code); border: 1px solid var(--line); border-radius: 5px; padding: 0 7px; }
.case { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; } .case > summary { padding: 7px 12px; cursor: pointer; } .case .case { background: var(--card); } .case > div { padding: 0 12px 10px; }
.exchange { margin: 10px 0 0; border-top: 1px dashed var(--line); padding-top: 8px; } .exchange h4 { margin: 0 0 4px; font-size: 13.5px; } .exchange h4 small { font-weight: 400; } .exchange h4 code { font-weight: 600; font-size: 13px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; } .pair > div { min-width: 0; } .pair h5 { margin: 0; font-size: 12px; color: var(--soft); font-weight: 600; }
.scroll { overflow: auto; max-height: 84vh; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line); } tr:last-child > * { border-bottom: 0; } thead th { font-size: 13px; background: var(--card); position: sticky; top: 0; z-index: 2; }
.stack :is(th, td):first-child { width: 10.5rem; } .stack.last :is(th, td):last-child { width: 15rem; } .matrix { width: auto; min-width: 100%; } .matrix tbody th { font-weight: 400; position: sticky; left: 0; background: var(--card); z-index: 1; min-width: 15rem; max-width: 22rem; } .matrix thead th:first-child { left: 0; z-index: 3; }
.matrix td, .matrix thead th { text-align: center; } .matrix thead th:first-child { text-align: left; vertical-align: bottom; } .matrix td { padding: 3px; } .matrix td > * { display: block; min-width: 26px; border-radius: 5px; line-height: 26px; font-weight: 700; text-decoration: none; background: var(--tone-ground); color: var(--tone); }
.matrix.many thead th:not(:first-child) { ${UPRIGHT} } .matrix.many thead th > span { display: block; max-height: 13rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .matrix.many td { padding: 2px 1px; } .matrix.many td > * { min-width: 24px; } .matrix.many tbody th { font-size: 13.5px; line-height: 1.35; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 10px; margin: 10px 0 0; padding: 0; list-style: none; }
.rule > summary { display: grid; grid-template-columns: 8.6rem 4.6rem 9rem 1fr; gap: 4px 12px; align-items: baseline; } .rule { margin: 0; border-radius: 0; border-bottom-width: 0; } .rules .rule:first-of-type { border-radius: 10px 10px 0 0; } .rules .rule:last-of-type { border-radius: 0 0 10px 10px; border-bottom-width: 1px; }
.rule .text { min-width: 0; } .filter { display: flex; gap: 16px; margin: 0 0 10px; font-size: 14px; } .rules:has(#attention:checked) :is(.rule:is(.met, .excluded), .rest) { display: none; } .rest { margin-top: 14px; } .rest > summary { padding: 8px 0; color: var(--soft); cursor: pointer; }
.proof { margin: 4px 0 0; padding: 0; list-style: none; font-size: 13px; } .proof li { margin: 2px 0; }
dl.run { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0; padding: 14px 18px; } dl.run dt { color: var(--soft); } dl.run dd { margin: 0; }
.sign { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 28px; margin: 40px 0 0; } .sign div { border-top: 1px solid var(--ink); padding-top: 4px; margin-top: 44px; font-size: 13px; color: var(--soft); }
footer { max-width: 1200px; margin: 40px auto 0; padding: 16px 24px 40px; color: var(--soft); font-size: 13px; }
@media (max-width: 760px) { main, header.top { padding: 0 16px; } header.top { padding-top: 20px; } nav div, footer { padding-left: 16px; padding-right: 16px; } nav div { flex-wrap: wrap; gap: 2px 14px; } .answer { grid-template-columns: 1fr; padding: 18px; } .tiles { grid-template-columns: repeat(3, 1fr); } .tile { padding: 9px 11px; }
  .pair { grid-template-columns: 1fr; } .rule > summary { grid-template-columns: max-content max-content 1fr; } .rule .text { grid-column: 1 / -1; } .matrix tbody th { min-width: 8.5rem; max-width: 8.5rem; font-size: 13px; line-height: 1.35; } .matrix thead th:not(:first-child) { ${UPRIGHT} } .stack thead { display: none; } .stack tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } .stack :is(th, td):is(:first-child, :last-child) { width: auto; } .stack td { display: block; border: 0; padding: 2px 14px; } .sign { grid-template-columns: 1fr; gap: 0; } dl.run { grid-template-columns: 1fr; } dl.run dd { margin-bottom: 6px; } }
@media print { :root { color-scheme: light; --ground: #fff; --card: #fff; } body { font-size: 11pt; } nav, .filter { display: none; } main, header.top, footer { max-width: none; padding-left: 0; padding-right: 0; } .scroll { max-height: none; overflow: visible; } thead th, .matrix tbody th { position: static; } pre { max-height: none; } h2 { break-after: avoid; } .card, .tile, .answer, tr { break-inside: avoid; } details.finding { break-inside: auto; } details.finding::details-content { content-visibility: visible; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .matrix tbody th { min-width: 0; } .matrix { font-size: 9pt; } .matrix.many tbody th { font-size: 8pt; line-height: 1.25; max-width: 9.5rem; padding: 3px 4px; } .matrix.many td { padding: 1px; } .matrix.many td > * { min-width: 0; line-height: 16px; font-size: 8pt; } .matrix.many thead th:not(:first-child) { font-size: 7.5pt; padding: 6px 0; } .matrix thead th:not(:first-child) { ${UPRIGHT} } }
`;
