/** What the scripts in the page report to the recorder, and the tools they share. */

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
  /** An id that no other document gives. */
  readonly nextId: () => string;
}
