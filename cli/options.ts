/** Options of the commands that run a plan, and their validation. */
import { resolve } from 'node:path';
import type { parseArgs } from 'node:util';
import { methodsIn } from '../contract/catalogue.ts';
import { checklist } from '../contract/checklist.ts';
import { ruleIds } from '../contract/rules.ts';
import {
  assertScreen,
  CERTIFYING_PROJECTS,
  type CertifyingProject,
  isCertifying,
} from '../harness/certifying-project.ts';
import { didYouMean } from '../harness/did-you-mean.ts';
import { scenarioIds } from '../contract/scenarios.ts';
import { shardOf } from '../harness/shards.ts';
import { hasSingleShopper, UsageError } from '../harness/settings.ts';
import type { Settings } from '../harness/settings-schema.ts';
import { optionsNear, parseOptions } from '../harness/parse-options.ts';

export interface RunOptions {
  readonly methods: readonly string[];
  readonly rules?: readonly string[];
  readonly scenarios?: readonly string[];
  /** Part of the plan that this process runs, in Playwright's notation: `1/4`. */
  readonly shard?: string;
  /** Folder of the reports, relative to the project's `reports/`. */
  readonly out?: string;
  readonly workers?: number;
  readonly headed: boolean;
  readonly trace: boolean;
  readonly strict: boolean;
  readonly project: CertifyingProject;
  /** Absolute path of an earlier run's certification.json. */
  readonly compare?: string;
  readonly gate?: 'regressions';
  /** Absolute path of the file to which waivers of all failures are written. */
  readonly writeWaivers?: string;
  readonly list: boolean;
  /** Playwright's arguments for UI mode; absent: the tests run without UI mode. */
  readonly ui?: readonly string[];
  /** The selections as the user wrote them; if any, the run is partial. */
  readonly partial: readonly string[];
}

const KNOWN = {
  methods: { type: 'string' },
  rules: { type: 'string' },
  checklist: { type: 'string' },
  scenarios: { type: 'string' },
  shard: { type: 'string' },
  out: { type: 'string' },
  workers: { type: 'string' },
  project: { type: 'string', default: 'certification' },
  headed: { type: 'boolean', default: false },
  trace: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  compare: { type: 'string' },
  gate: { type: 'string' },
  'write-waivers': { type: 'string' },
  list: { type: 'boolean', default: false },
  ui: { type: 'boolean', default: false },
  'ui-host': { type: 'string' },
  'ui-port': { type: 'string' },
} as const;

/**
 * @param offered ids of the methods that the shop offers; absent: all of the dialect
 * @throws UsageError one line naming the option and what it may be
 */
export function readOptions(
  words: readonly string[],
  settings: Settings,
  offered?: readonly string[],
): RunOptions {
  const values = parse(words);
  const { all, wanted } = methodsOf(values.methods, settings, offered);
  // a list of all offered methods is not a selection
  const isWhole = wanted !== undefined && all.every((id) => wanted.includes(id));
  const rules = split(values.rules);
  assertKnown('--rules', 'rule', rules, ruleIds);
  const scenarios = split(values.scenarios);
  assertKnown('--scenarios', 'scenario', scenarios, scenarioIds);
  if (values.shard !== undefined && !shardOf(values.shard))
    throw new UsageError(`--shard must be a shard such as 1/4 (it is ${quoted(values.shard)}).`);
  const asked = values.checklist === undefined ? undefined : rulesOfChecklist(values.checklist);
  const selected = rules && asked ? rules.filter((id) => asked.includes(id)) : (rules ?? asked);
  // a shard alone is a partial run, which its reporter states; merged with the others it is a full run
  const partial = (['methods', 'rules', 'checklist', 'scenarios'] as const).flatMap((name) =>
    values[name] === undefined || (name === 'methods' && isWhole) ? [] : [`--${name} ${values[name]}`],
  );
  return {
    methods: wanted === undefined || isWhole ? all : wanted,
    ...(selected ? { rules: selected } : {}),
    ...(scenarios ? { scenarios } : {}),
    ...(values.shard === undefined ? {} : { shard: values.shard }),
    ...(values.out === undefined ? {} : { out: resolve(values.out) }),
    ...(values.workers === undefined ? {} : { workers: workersOf(values.workers, settings) }),
    headed: values.headed,
    trace: values.trace,
    strict: values.strict,
    project: projectOf(values.project, settings),
    ...(values.compare === undefined ? {} : { compare: resolve(values.compare) }),
    ...(values['write-waivers'] === undefined ? {} : { writeWaivers: resolve(values['write-waivers']) }),
    ...(values.gate === undefined ? {} : { gate: gateOf(values.gate) }),
    list: values.list,
    ...uiOf(values),
    partial:
      settings.DR_METHODS && values.methods === undefined && !isWhole
        ? [...partial, `DR_METHODS=${settings.DR_METHODS.join(',')}`]
        : partial,
  };
}

/** All methods that can be judged, and those that option or setting select, if one does. */
function methodsOf(
  given: string | undefined,
  { DR_METHODS, DR_DIALECT }: Settings,
  offered: readonly string[] | undefined,
): { all: readonly string[]; wanted: readonly string[] | undefined } {
  const ofDialect = methodsIn(DR_DIALECT).map(({ wire }) => wire.id);
  const wanted = split(given) ?? DR_METHODS;
  const named = given === undefined ? 'DR_METHODS' : '--methods';
  assertKnown(named, 'payment method of this dialect', wanted, ofDialect);
  const other = wanted?.find((id) => offered?.includes(id) === false);
  if (offered && other !== undefined)
    throw new UsageError(
      `${named} contains ${quoted(other)}, which the shop does not offer. According to DR_SHOP_ADAPTER, it offers: ${offered.join(', ')}.`,
    );
  return { all: offered ?? ofDialect, wanted };
}

/** @param what e.g. `rule` */
function assertKnown(
  option: string,
  what: string,
  ids: readonly string[] | undefined,
  known: readonly string[],
): void {
  const other = ids?.find((id) => !known.includes(id));
  if (other !== undefined)
    throw new UsageError(
      `${option} contains ${quoted(other)}, which is not a ${what}. ${didYouMean(other, known)}`,
    );
}

function workersOf(text: string, settings: Settings): number {
  const workers = Number(text);
  if (!(Number.isInteger(workers) && workers >= 1))
    throw new UsageError(`--workers must be a number, 1 or more (it is ${quoted(text)}).`);
  if (workers > 1 && hasSingleShopper(settings))
    throw new UsageError(
      `--workers must be 1 while DR_SHOPPER_TOKEN is set (it is ${workers}): one shopper has one cart at a time.`,
    );
  return workers;
}

/** A host or a port opens UI mode, too, as with Playwright's own command: in a browser of the user's. */
function uiOf(values: ReturnType<typeof parse>): Pick<RunOptions, 'ui'> {
  const at = (['ui-host', 'ui-port'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}=${values[name]}`],
  );
  return values.ui || at.length > 0 ? { ui: ['--ui', ...at] } : {};
}

function parse(words: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof KNOWN }>>['values'] {
  const config = { args: [...words], options: KNOWN, tokens: true } as const;
  const { values, tokens } = parseOptions(config);
  const mistake = (line: string): UsageError => new UsageError(`${line}. ${optionsNear(undefined, config)}`);
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw mistake(`--${twice} is given twice: give the option once, with all its values`);
  // e.g. from a shell variable that is not set: an empty folder name would mean the folder of the project
  const empty = tokens.find((token) => token.kind === 'option' && token.value?.trim() === '');
  if (empty?.kind === 'option') throw mistake(`--${empty.name} needs a value, but the value is empty`);
  return values;
}

/** Rules that judge an item, or all items of a checklist. */
function rulesOfChecklist(id: string): string[] {
  const items = checklist.filter((item) => item.id === id || item.checklist === id);
  const known = [...new Set(checklist.map((item) => item.checklist))];
  if (items.length === 0)
    throw new UsageError(
      `--checklist contains ${quoted(id)}, which is neither a checklist nor one of its items. Checklists: ${known.join(', ')}.`,
    );
  const rules = [...new Set(items.flatMap((item) => item.rules))];
  if (rules.length === 0)
    throw new UsageError(`--checklist ${id} has manual items only: answer them with npm run attest.`);
  return rules;
}

function gateOf(text: string): 'regressions' {
  if (text === 'regressions') return text;
  throw new UsageError(
    `--gate must be regressions (it is ${quoted(text)}): only new failures then give exit code 1.`,
  );
}

function projectOf(name: string, { DR_BROWSER }: Settings): CertifyingProject {
  if (!isCertifying(name))
    throw new UsageError(`--project must be ${CERTIFYING_PROJECTS.join(' or ')} (it is ${quoted(name)}).`);
  assertScreen([name], DR_BROWSER);
  return name;
}

function split(list: string | undefined): string[] | undefined {
  if (list === undefined) return undefined;
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** Maximum characters of a wrong value in a message. */
const MOST_QUOTED = 200;

function quoted(text: string): string {
  return JSON.stringify(text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text);
}
