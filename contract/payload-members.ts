/** Members of payloads that no method's page describes: those of createSource itself and of an owner. */

export type JsonType = 'text' | 'number' | 'boolean' | 'object' | 'list' | 'null';

/** Members that the payload of every method may contain (documented with createSource, not per method). */
export const COMMON: Readonly<Record<string, JsonType>> = {
  type: 'text',
  sessionId: 'text',
  futureUse: 'boolean',
  usage: 'text',
  'mandate.terms': 'text',
  upstreamId: 'text',
};

/** Values of `usage` (in the document: createSource, specifying a source's future use). */
export const USAGES: readonly string[] = ['subscription', 'convenience', 'unscheduled'];

/** Members of an owner in the published API description (2021-12-13), which the pages of the methods do not all list. */
export const PUBLISHED_OWNER: readonly string[] = [
  'owner.upstreamId',
  'owner.organization',
  'owner.address.line2',
  'owner.address.city',
  'owner.address.state',
  'owner.additionalAddressInfo.neighborhood',
  'owner.additionalAddressInfo.division',
  'owner.additionalAddressInfo.phoneticName',
];

/** Members that the description marks as nullable. */
export const NULLABLE_OWNER: readonly string[] = [
  'owner.organization',
  'owner.address.city',
  'owner.address.state',
  'owner.additionalAddressInfo.neighborhood',
  'owner.additionalAddressInfo.division',
  'owner.additionalAddressInfo.phoneticName',
];

/** Other names that documents have for a member of a payload, by the last step of its path. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  // of a source in the REST API
  paymentSessionId: 'sessionId',
  // of an address in the Commerce API's cart
  countrySubdivision: 'state',
  // of the owner in the account flow, which has no session
  billingAddress: 'owner',
};

/** Members of a source that only the provider sets; a payload must not have them. */
export const MADE_BY_PROVIDER: readonly string[] = [
  'id',
  'clientId',
  'channelId',
  'liveMode',
  'clientSecret',
  'reusable',
  'state',
  'flow',
  'redirect',
  'creationIp',
  'createdTime',
  'creationDate',
  'updatedTime',
  'expirationTime',
  'paymentId',
];
