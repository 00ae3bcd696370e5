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
  /** It forbids something: met only where the occasion to break it arose. */
  readonly forbids?: true;
  /** What the target must be like for the rule to bind it, or to be seen: elsewhere the rest of its scenario is played. */
  readonly needs?: 'tls' | 'webhooks' | 'orderPages';
  /** Why it is not judged at all. */
  readonly excluded?: string;
  /** How the Commerce API's documents state it; absent: in `commerce*.ts`. */
  readonly inCommerce?: RuleElsewhere;
}

/** How a rule stands in another dialect: what differs there, or why it says nothing there. */
export type RuleElsewhere =
  | { readonly excluded: string }
  | (Pick<Rule, 'source'> &
      Partial<Pick<Rule, 'level' | 'text' | 'owedFor'>> & {
        /** `false`: stated outright there, and not in the Digital River API's documents. */
        readonly inferred?: boolean;
      });
