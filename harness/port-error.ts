/** Why a server cannot listen, in words for the user. */

/** @returns undefined for a reason that no setting mends @param code of the system @param settings that give the port */
export function portError(
  code: string | undefined,
  port: number | undefined,
  settings: string,
): string | undefined {
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: set ${settings} to another one, or to 0 for any free one.`;
  if (code === 'EACCES')
    return `port ${port} may not be opened: set ${settings} to one above 1023, or to 0 for any free one.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'DR_HOST is not an address of this machine: 127.0.0.1 is.';
  return undefined;
}
