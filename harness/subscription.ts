/**
 * Whether a shop gets events of a type.
 * @param types event types of its webhooks; undefined if they are unknown
 */
export function isSubscribed(types: readonly string[] | undefined, type: string): boolean {
  return types === undefined || types.includes(type) || types.includes('*');
}
