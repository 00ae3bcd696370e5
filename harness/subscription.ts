/**
 * Whether a shop gets events of a type.
 * @param types those that its webhooks ask for; undefined where nothing is known of them
 */
export function isSubscribed(types: readonly string[] | undefined, type: string): boolean {
  return types === undefined || types.includes(type) || types.includes('*');
}
