/** What a rule is: one normative sentence, written once, with its source and what it is owed for. */
import type { Flow, PaymentFlow, TriggerEffect } from './method.ts';

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
  readonly owedFor?: {
    readonly flow?: readonly Flow[];
    readonly paymentFlow?: readonly PaymentFlow[];
    /** Methods that the shopper types this element for. */
    readonly element?: string;
    /** Methods paid by a button of the SDK, besides those of the flow (`also`), or no others (`only`). */
    readonly buttons?: 'also' | 'only';
    /** Methods from whose payload the migration to sessions removes members. */
    readonly migrates?: true;
    /** Methods whose provider demands an https address to return to. */
    readonly returnsOverTls?: true;
    /** Methods with a test trigger of one of these effects. */
    readonly effects?: readonly TriggerEffect[];
    /** Methods whose payload must hold this member. */
    readonly payload?: string;
    /** Methods whose instructions show this member of the source's details. */
    readonly instructs?: string;
    /** Methods that want to know for how long a subscription runs. */
    readonly subscriptionTimes?: true;
  };
  /** No document states it outright: it fails a subject only when `DR_INFERRED=judge`. */
  readonly inferred?: true;
  /** It forbids something: met only where the occasion to break it arose. */
  readonly forbids?: true;
  /** What the target must be like for the rule to bind it, or to be seen: elsewhere the rest of its scenario is played. */
  readonly needs?: 'tls' | 'webhooks';
  /** Why it is not judged at all. */
  readonly excluded?: string;
}

/** How a rule stands in another dialect: what differs there, or why it says nothing there. */
export type RuleElsewhere =
  | { readonly excluded: string }
  | (Pick<Rule, 'source'> &
      Partial<Pick<Rule, 'level' | 'text' | 'owedFor'>> & {
        /** `false`: stated outright there, and not in the Digital River API's documents. */
        readonly inferred?: boolean;
      });
