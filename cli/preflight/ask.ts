/** Sends one read-only call for a preflight check. */

const TIMEOUT_MS = 5_000;

export interface Call {
  readonly url: string;
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
}

export type Answer =
  | { readonly status: number; readonly date: string | null; readonly body: string }
  | { readonly error: string; readonly how?: string };

const TRUST =
  'Use a certificate that this machine trusts: its authority must be known to Node (NODE_EXTRA_CA_CERTS) and to the browser (the system).';
/** What is wrong with the certificate or the protocol of a server that was reached, and what to do. */
const REFUSED: readonly (readonly [code: RegExp, error: string, how: string])[] = [
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired', 'Renew it, or correct the clock of this machine.'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet', 'Wait, or correct the clock of this machine.'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'its certificate is for another host name',
    'Use the host name of the certificate, or a certificate for this one.',
  ],
  [/SELF_SIGNED/, 'its certificate is self-signed', TRUST],
  [/^(?:UNABLE_TO_|CERT_|INVALID_CA)/, 'its certificate is not trusted', TRUST],
  [
    /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/,
    'it uses no TLS',
    'Correct the address: http: instead of https:, or another port.',
  ],
  [
    /^redirect count exceeded$/,
    'it redirects without an end',
    'Open the address in a browser, and correct it or the redirects.',
  ],
  [/^unexpected redirect$/, 'it redirects', 'Set the address to which it redirects.'],
  [/^HPE_/, 'it does not answer in HTTP', 'Correct the address: https: instead of http:, or another port.'],
];

/** @param code of Node, OpenSSL or the HTTP parser */
export function connectionError(code: string): { readonly error: string; readonly how?: string } {
  const [, error, how] = REFUSED.find(([known]) => known.test(code)) ?? [];
  return error === undefined || how === undefined ? { error: code } : { error: `${error} (${code})`, how };
}

/** @returns the answer, or the reason why there is none; a call with a key does not follow redirects */
export async function ask({ url, ...call }: Call): Promise<Answer> {
  try {
    const redirect = call.headers ? 'error' : 'follow';
    const response = await fetch(url, { ...call, redirect, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return {
      status: response.status,
      date: response.headers.get('date'),
      body: [200, 400, 404].includes(response.status) ? await beginning(response) : '',
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { error: `no answer within ${TIMEOUT_MS / 1000} s` };
    const { cause } = error as { cause?: { code?: string; message?: string } };
    return connectionError(cause?.code ?? cause?.message ?? String(error));
  }
}

/** The first part of an answer, enough for the name of an error and for tokens: an answer may be endless. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value).slice(0, 2_000);
}
