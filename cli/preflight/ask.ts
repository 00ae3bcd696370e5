/** One read-only call of a preflight check. */

const PATIENCE_MS = 5_000;

export interface Call {
  readonly url: string;
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
}

export type Answer =
  | { readonly status: number; readonly date: string | null; readonly body: string }
  | { readonly error: string };

/** @returns the answer, or the reason for none; a call with a key follows no redirect */
export async function ask({ url, ...call }: Call): Promise<Answer> {
  try {
    const redirect = call.headers ? 'error' : 'follow';
    const response = await fetch(url, { ...call, redirect, signal: AbortSignal.timeout(PATIENCE_MS) });
    return {
      status: response.status,
      date: response.headers.get('date'),
      body: [200, 400].includes(response.status) ? await beginning(response) : '',
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { error: `no answer within ${PATIENCE_MS / 1000} s` };
    const { cause } = error as { cause?: { code?: string; message?: string } };
    return { error: cause?.code ?? cause?.message ?? String(error) };
  }
}

/** The first part of an answer, enough for the name of an error and for tokens: an answer may be endless. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value).slice(0, 2_000);
}
