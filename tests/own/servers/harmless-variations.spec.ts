/** A few scenarios with every harmless variation; `npm run drills` plays all scenarios of three methods. */
import { drillVariations } from '../drills/drill-variations.ts';
import { GROUPS } from '../drills/variations.ts';

for (const group of Object.keys(GROUPS))
  drillVariations(group, ['--methods', 'klarnaCredit,konbini', '--scenarios', 'pays,declines,direct-calls']);
