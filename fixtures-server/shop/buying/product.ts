/** The one thing this shop sells. */
export const product = {
  id: 'canvas-day-pack',
  skuGroupId: 'physical-goods',
  name: 'Canvas day pack',
  words: 'Waxed cotton, 18 litres, made to be repaired.',
  countryOfOrigin: 'PT',
} as const;

/** Where parcels leave from. */
export const warehouse = {
  address: { line1: 'Kaistrasse 14', city: 'Hamburg', postalCode: '20457', country: 'DE' },
} as const;
