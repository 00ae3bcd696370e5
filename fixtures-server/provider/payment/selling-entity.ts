/** Who sells in a country. */
export function entityOf(country: string | undefined): { id: string; name: string } {
  if (country === 'US' || country === 'CA') return { id: 'DR_INC-ENTITY', name: 'Embedded Reseller Inc.' };
  if (country === 'JP') return { id: 'DR_JAPAN-ENTITY', name: 'Embedded Reseller Japan' };
  return { id: 'DR_IRELAND-ENTITY', name: 'Embedded Reseller Ireland' };
}
