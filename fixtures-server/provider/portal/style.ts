/** The portal's style sheet: one column, for phones and desktops. */
export const STYLE = `
:root { color-scheme: light; --ink: #17202e; --soft: #566273; --line: #d9dfe8; --accent: #14532d; --ground: #eef2f0; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { background: var(--accent); color: #fff; padding: .9rem 1rem; }
header p { max-width: 30rem; margin: 0 auto; font-weight: 600; letter-spacing: .01em; }
main { width: min(30rem, 100% - 2rem); margin: 1.25rem auto; padding: 1.5rem; background: #fff; border: 1px solid var(--line);
  border-radius: 14px; box-shadow: 0 1px 3px rgb(23 32 46 / 8%); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; }
.lead { color: var(--soft); }
.amount { font-size: 2.25rem; line-height: 1.2; font-weight: 700; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
dl { margin: 0 0 1.25rem; border-top: 1px solid var(--line); }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .6rem 0;
  border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
form { display: grid; gap: .75rem; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .7rem 1rem; font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; color: var(--ink); background: #fff; border: 1px solid #8791a1; border-radius: 10px; cursor: pointer; }
button:hover, .button:hover { background: #f3f5f8; }
.primary { color: #fff; background: var(--accent); border-color: var(--accent); }
.primary:hover { background: #0f3f22; }
:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
.note { margin: 1rem 0 0; font-size: .875rem; color: var(--soft); }
@media (min-width: 40rem) { main { margin: 3rem auto; padding: 2rem; } .pair { grid-template-columns: 1fr 1fr; } .pair .primary { grid-column: 1 / -1; } }
`;
