/** The reports of the scripts in the page, and their shared tools. */

/** What the spy in the page reports. */
export type PageReport =
  | { kind: 'call'; id: string; at: number; method: string; args: unknown[] }
  | { kind: 'settled'; id: string; at: number; result?: unknown; threw?: string }
  | { kind: 'message'; data: string }
  | {
      kind: 'sent';
      id: string;
      at: number;
      method: string;
      url: string;
      headers: Readonly<Record<string, string>>;
      body?: string;
    }
  | {
      kind: 'answered';
      id: string;
      at: number;
      response?: { status: number; headers: Record<string, string>; body: string };
      error?: string;
    };

export interface PageNotes {
  readonly report: (entry: PageReport) => void;
  /** A copy of a value, by JSON. @throws Error if JSON cannot contain the value */
  readonly copy: (value: unknown) => unknown;
  readonly now: () => number;
  /** A unique id. */
  readonly nextId: () => string;
}
