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
  --project phone      on the screen of a phone (default: certification, a desktop)
  --workers n          number of parallel workers
  --headed             show the browser
  --ui                 open Playwright's UI mode (--ui-host, --ui-port: in a
                       browser, at this address)
  --trace              keep a Playwright trace of each test
  --strict             a SHOULD that is not met fails the run, too
  --compare FILE       compare with this certification.json (default: the last
                       full run of the same kind)
  --gate regressions   exit code 1 only for what did not fail in that run
  --write-waivers FILE write waivers for all that fails, to be reviewed
  --list               list what would be judged; run nothing
  --out DIR            folder for the reports (default: one of the run's own in
                       reports/runs; reports/out leads to the last full run)
${CATALOGUE}

A selection or a shard is a partial run: no certification is issued.
Exit codes: 0 all met, 1 a rule is not met, 2 wrong settings or environment,
3 incomplete, 4 an error of the harness.
`,
  merge: `npm run merge -- FOLDER [--out DIR] [--strict]

Makes one certification, one Allure report and one exit code of the blob reports
(*.zip) of shards, which README shows how to run. Shards of different runs, or one
that is there twice, are refused (exit code 2); a missing one is named (exit code
3). Other exit codes: see certify.
`,
  init: `npm run init

Writes into this folder what a shop's certification needs: shop-adapter.mts, .env
and lines of .gitignore. Files that exist stay as they are. With the package:
npx payment-session-conformance init.
`,
  record: `npm run record [-- DIALECT… RULE…]

Plays every rule with and without a fault against the reference shop, and keeps
what was recorded, masked, in tests/own/data/recordings: the data of
tests/own/unit/rules. Dialects: digital-river-api, commerce-api; without
a name both. With ids of rules (ORD-07) only those are recorded again. Needed when
a rule, its fault or its scenario is new or changed.
`,
  test: `npm test [-- PART…]

Tests the harness itself on the default settings. Parts: types, lint, workflows,
format, own, example, certify, controls; without a name all of them. Single tests:
npx playwright test --project=unit [file] [-g title].
`,
  start: `npm start [-- --tls]

Starts the reference shop, the embedded provider, the portal and the tap for use
by hand. Ctrl-C ends them.
${CATALOGUE}
`,
  provider: `npm run provider [-- options]

Starts the embedded provider alone and prints one JSON line with its addresses and
keys. Ctrl-C ends it.

  --rate-limit n       answers 429 beyond n requests a second
  --failures p         answers 503 to a share of the requests, 0 to 1
  --seed n             which requests fail
  --strict             refuses payloads that are not migrated to sessions
${CATALOGUE}
`,
  sdk: `npm run sdk [-- WORD…]

Tests of the embedded SDK; with words, those whose title holds one of them.
`,
  controls: `npm run controls [-- WORD…]

Plays every fault and prints the kill matrix: which rule catches which fault. With
words, only the faults whose title holds one of them. DR_DIALECT chooses the API.
${CATALOGUE}
`,
  doctor: `npm run doctor

Reports what is missing on this machine or in the settings, and how to fix it.
`,
  example: `npm run example [-- PART [WORD…]]

Tests with the example shop; without a part all of them. With words, those whose
title holds one of them.

  variants             certifies each correct variant of the shop
  defects              each defect must be caught by the rule that states it
  mistakes             wrong set-ups, each told in one message
  odd-pages            pages with dialogs, policies, frozen prototypes, …
`,
  'adapter-new': `npm run adapter:new -- FILE

Writes a commented adapter for your shop to FILE (.ts or .mts), in any folder. It
type-checks as it is; its lines with TODO are yours to replace.
`,
  'adapter-check': `npm run adapter:check [-- options]

Type-checks the adapter that DR_SHOP_ADAPTER names, runs each of its verbs once
against your shop, and says what each answered, or what does not work, with a
picture of the page. Needs the settings of a certification of your shop, see
docs/certify-your-shop.md.

  --methods a,b        use these payment methods
  --headed             show the browser

Exit codes: 0 all verbs work, 1 some do not, 2 wrong settings or environment.
`,
  report: `npm run report [-- --run FOLDER]
Builds and opens the Allure report of a run (default: the last full run, reports/out).
`,
  'report-pdf': `npm run report:pdf [-- --run FOLDER]
Prints certification.html of a run (default: the last full run, reports/out) to certification.pdf beside it.
`,
  attest: `npm run attest                                       asks every open manual item
npm run attest -- --list                             lists the manual items and their answers
npm run attest -- --item ID --answer yes|no|notApplicable --by NAME [--note TEXT] [--file PATH]… [--expires DATE]
npm run attest -- --shop NAME --shop-version VERSION --operator NAME --reviewer NAME --valid-until DATE
Answers are written to attestations.json, next to the module that DR_SHOP_ADAPTER names, else in the project's root. An
answer holds for a year unless --expires says otherwise.
`,
  pack: `npm run pack [-- --run FOLDER] [--no-pdf]
Writes certification-RUN.zip into the folder of a run (default: the last full run, reports/out), signed with the key in the file that
DR_SIGNING_KEY names (default: signing-key.pem in the project's root). The key is made at its first use.
`,
  verify: `npm run verify -- FILE [--key PUBLIC_KEY.pem]
Checks a package of npm run pack. With --key only that signer is accepted; without it, compare the printed fingerprint
with the one that the signer publishes. Exit code 0: unaltered; 1: altered or of another signer; 2: no such file.
`,
  workflows: `npm run lint:workflows

Checks the GitHub workflows, and the pipelines for GitLab and Kubernetes in
examples/ci.
`,
  bench: `npm run bench [-- options]

Compares scenarios of the plan with plain Playwright tests that take the same steps,
and measures start, reports, processor time, and the cost of an added method. The
result is also in reports/bench (bench.json, bench.md).

  --rounds n           how often each scenario is measured (default: 5)
  --methods 10,55,100  numbers of made-up methods to play (default: 10,20,30)
`,
} as const satisfies Readonly<Record<string, string>>;

/** Undefined for a command that prints its own help. */
export function help(command: string): string | undefined {
  return Object.entries(HELP).find(([name]) => name === command)?.[1];
}
