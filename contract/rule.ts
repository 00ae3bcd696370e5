/** The type of a rule: one normative sentence with its source, and the methods to which it applies. */
import type { Trait } from './traits.ts';

export type Level = 'MUST' | 'SHOULD';
/** Who must follow the rule. */
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
  /** Methods to which the rule applies; absent: all. */
  readonly owedFor?: Trait;
  /** No document states the rule explicitly: it can fail a subject only with `DR_INFERRED=judge`. */
  readonly inferred?: true;
  /** The rule forbids something: it is met only if a test gave an occasion to break it. */
  readonly forbids?: true;
  /** Properties of a target to which the rule applies; on other targets its scenario is played without the rule. */
  readonly needs?: 'tls' | 'webhooks' | 'orderPages';
  /** Why the rule is not judged at all. */
  readonly excluded?: string;
  /** The rule's variant in the Commerce API; absent: see `commerce*.ts`. */
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
