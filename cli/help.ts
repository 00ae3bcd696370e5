/** What `--help` prints for each command. */

const CATALOGUE = '  --catalogue FOLDER   further payment methods, one JSON file each';

export const HELP = {
  certify: `npm run certify -- [options]

Certifies the shop and the provider that the settings name (DR_ variables, see
.env.example): plays every scenario, judges every rule, writes the reports.

  --methods a,b        only these payment methods
  --rules SES-01,…     only these rules
  --scenarios a,b      only these scenarios
  --checklist ID       only the rules of a checklist or of one of its items
  --shard 1/4          one part of the plan, for several machines
  --project phone      use the screen of a phone (default: certification, a
                       desktop)
  --workers n          number of parallel workers
  --headed             show the browser
  --ui                 open Playwright's UI mode (with --ui-host or --ui-port:
                       in a browser, at this address)
  --trace              keep a Playwright trace of each test
  --strict             a SHOULD rule that is not met also fails the run
  --compare FILE       compare with this certification.json (default: the last
                       full run of the same kind)
  --gate regressions   exit code 1 only for failures that the earlier run did
                       not have
  --write-waivers FILE write a waiver for each failure; review them before use
  --list               list the scenarios and rules, and run nothing
  --out DIR            folder for the reports (default: a new folder in
                       reports/runs; reports/out links to the last full run)
${CATALOGUE}

A selection or a shard is a partial run: no certification is issued.
Exit codes: 0 all met, 1 a rule is not met, 2 wrong settings or environment,
3 incomplete, 4 an error of the harness.
`,
  merge: `npm run merge -- FOLDER [--out DIR] [--strict]

Merges the blob reports (*.zip) of all shards of a run into one certification
and one Allure report, and ends with one exit code. README shows how to run
shards.

Exit codes: 2 the folder contains shards of different runs, or the same shard
twice, 3 a shard is missing (the message names it); others: see certify.
`,
  init: `npm run init

Writes into this folder the files for a shop's certification:
shop-adapter.mts, .env and lines of .gitignore. Existing files stay unchanged.
With the package: npx payment-session-conformance init.
`,
  record: `npm run record [-- DIALECT… RULE…]

Plays a scenario for every rule, with and without a fault, against the reference
shop, and writes the masked recordings to tests/own/data/recordings. The tests
in tests/own/unit/rules read them. Run this command after you add or change a
rule, its fault or its scenario.
Without a dialect (digital-river-api, commerce-api) both are recorded; with ids
of rules (ORD-07) only these rules are recorded again.
`,
  test: `npm test [-- PART…]

Tests the harness itself with the default settings. Parts: types, lint,
workflows, format, own, example, certify, controls; without a part all of them.
Single tests: npx playwright test --project=unit [file] [-g title].
`,
  start: `npm start [-- --tls]

Starts the reference shop, the embedded provider, the portal and the tap, so
that you can use them in a browser. Ctrl-C ends them.

  --tls                use https, with a certificate made for this start
${CATALOGUE}
`,
  provider: `npm run provider [-- options]

Starts the embedded provider alone, and prints one JSON line with its addresses
and keys. Ctrl-C ends it.

  --rate-limit n       answers 429 to every request beyond n in a second
  --failures p         answers 503 to a share p of the requests (0 to 1)
  --seed n             selects which requests fail: the same seed, the same
                       requests
  --strict             refuses payloads that are not migrated to sessions
${CATALOGUE}
`,
  sdk: `npm run sdk [-- WORD…]

Runs the tests of the embedded SDK. With words, only the tests whose title
contains one of the words.
`,
  controls: `npm run controls [-- WORD…]

Plays every fault and prints the kill matrix: which rule catches which fault.
With words, only the faults whose title contains one of the words; a word that
no title contains is an error (exit code 2). DR_DIALECT selects the API.

${CATALOGUE}
`,
  doctor: `npm run doctor

Reports what is missing on this machine or in the settings, and how to fix it.
`,
  example: `npm run example [-- PART [WORD…]]

Runs the tests with the example shop; without a part all of them. With words,
only the tests whose title contains one of the words.

  variants             certifies each correct variant of the shop
  defects              each defect must be caught by the rule that forbids it
  mistakes             each mistake in the set-up must give one clear message
  odd-pages            pages with dialogs, policies, frozen prototypes, …
  workers              the same verdicts with one, two and three workers
`,
  'adapter-new': `npm run adapter:new -- FILE

Writes an adapter with comments to FILE (.ts or .mts), in any folder. The file
type-checks without a change; replace its lines with TODO.
`,
  'adapter-check': `npm run adapter:check [-- options]

Type-checks the adapter in DR_SHOP_ADAPTER, and runs each of its verbs once
against your shop. Prints the result of each verb, or the error with a
screenshot of the page. Needs the same settings as a certification of your shop,
see docs/certify-your-shop.md.

  --methods a,b        use these payment methods
  --headed             show the browser

Exit codes: 0 all verbs work, 1 a verb does not work, 2 wrong settings or
environment.
`,
  report: `npm run report [-- --run FOLDER]

Builds and opens the Allure report of a run (default: the last full run,
reports/out).
`,
  'report-pdf': `npm run report:pdf [-- --run FOLDER]

Prints certification.html of a run (default: the last full run, reports/out) to
certification.pdf in the same folder.
`,
  attest: `npm run attest [-- options]

Asks for an answer to every open manual item, if there are no options.

  --list               list the manual items and their answers
  --item ID            answer this item, with:
    --answer ANSWER      yes, no or notApplicable
    --by NAME            who answers
    --note TEXT          a remark
    --file PATH          a file that shows it; can be repeated
    --expires DATE       last day of the answer (default: one year from now)
  --shop NAME, --shop-version VERSION, --operator NAME, --reviewer NAME,
  --valid-until DATE   what the report states about shop and sign-off; a name in
                       the adapter's defineShop is used instead of --shop

Answers are written to attestations.json, next to the module in DR_SHOP_ADAPTER,
otherwise in the project's root.
`,
  pack: `npm run pack [-- --run FOLDER] [--no-pdf]

Writes certification-RUN.zip into the folder of a run (default: the last full
run, reports/out), signed with the key in the file that DR_SIGNING_KEY names
(default: signing-key.pem in the project's root). The key is created at its
first use.

  --no-pdf             without certification.pdf
`,
  verify: `npm run verify -- FILE [--key PUBLIC_KEY.pem]

Checks a package of npm run pack. With --key only that signer is accepted;
without it, compare the printed fingerprint with the one that the signer
publishes.

Exit codes: 0 unaltered, 1 altered or of another signer, 2 no such file.
`,
  'lint-payload': `npm run lint:payload -- [--format text|json|sarif] [--with-session] FILE…

Checks the data that a page passes to the SDK: createSource payloads, payment
requests of wallets and Drop-in configurations. Reads them from JSON files and
HAR captures of any shop (- is standard input). Prints for each payload: the
method, whether it has a session, and every member that must be removed, is
missing, is unknown, or has a wrong type or value, with the rule and its source.

A payload without a session violates no rule. The changes that a session
requires are listed under "once sessionId is added". They are not findings: the
exit code is 0 for a shop that has not begun to migrate. A payload with a
sessionId is judged as migrated. Warnings do not change the exit code.

  --with-session   judge payloads without a session as if they had one: the
                   listed changes are findings
  --format text    for people (default); json and sarif (2.1.0) for programs.
                   Use npm run -s, so that npm adds no lines to the output

What is read: JSON at any depth, JSON in strings, forms, multipart bodies,
JSONP, base64, and inside other text such as logs and commands of curl; of a
HAR the requests with their queries, and sent WebSocket messages. Every body of
POST …/payments/sources counts as a payload. Responses, and sources that already
exist, are not judged. Content that may contain a payload but cannot be read is
reported: compressed or binary bodies, archives, code with names without quotes,
newline-delimited JSON. Values are never shown, only names of members.

Exit code: 0 no findings, 1 findings, 2 a file could not be read or contains no
payload. With several files, the highest exit code counts.
`,
  workflows: `npm run lint:workflows

Checks the GitHub workflows, and the pipelines for GitLab and Kubernetes in
examples/ci.
`,
  bench: `npm run bench [-- options]

Compares scenarios with plain Playwright tests of the same steps. Also measures
the time to start, the time to write the reports, the processor time, and the
cost of one more method. Results: reports/bench (bench.json, bench.md).

  --rounds n           how often each scenario is measured (default: 5)
  --methods 10,55,100  numbers of made-up methods to play (default: 10,20,30)
`,
} as const satisfies Readonly<Record<string, string>>;

export function help(command: string): string | undefined {
  return Object.entries(HELP).find(([name]) => name === command)?.[1];
}

/** The name of each command, and the first words of its help. */
export function overview(commands: readonly string[]): string {
  const lines = commands.map((name) => {
    const [, does = ''] = /\n\n(.+?)(?:\.?\s\(|[:;,]|\.\s)/s.exec(help(name) ?? '') ?? [];
    return `  ${name.padEnd(14)}${does.replaceAll(/\s+/g, ' ')}\n`;
  });
  return `Commands:\n${lines.join('')}Add --help to a command for its options.\n`;
}
