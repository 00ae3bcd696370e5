/** What a rule is: one normative sentence, written once, with its source and what it is owed for. */
import type { Trait } from './traits.ts';

export type Level = 'MUST' | 'SHOULD';
/** Whose duty the rule is. */
export type Subject = 'shop' | 'sdk' | 'provider';

/** A heading of a public document: `document` is a path within a branch of DigitalRiver/GitBook, or a founding document. */
export interface Source {
  readonly document: string;
  readonly heading: string;
}

export interface Rule {
  readonly level: Level;
  readonly subject: Subject;
  /** The rule in our own words. */
  readonly text: string;
  readonly source: Source;
  /** Methods it is owed for; absent: all. */
  readonly owedFor?: Trait;
  /** No document states it outright: it fails a subject only when `DR_INFERRED=judge`. */
  readonly inferred?: true;
  /** The rule forbids something: it is met only if a test gave an occasion to break it. */
  readonly forbids?: true;
  /** Properties of a target to which the rule applies; on other targets its scenario is played without the rule. */
  readonly needs?: 'tls' | 'webhooks' | 'orderPages';
  /** Why it is not judged at all. */
  readonly excluded?: string;
  /** The rule in the Commerce API; absent: it is stated in `commerce*.ts`. */
  readonly inCommerce?: RuleElsewhere;
}

/** A rule in another dialect: what differs, or why it is excluded. */
export type RuleElsewhere =
  | { readonly excluded: string }
  | (Pick<Rule, 'source'> &
      Partial<Pick<Rule, 'level' | 'text' | 'owedFor'>> & {
        /** `false`: the Commerce documents state it explicitly, the Digital River documents do not. */
        readonly inferred?: boolean;
      });
