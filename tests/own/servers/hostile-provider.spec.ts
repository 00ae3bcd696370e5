/** A sample of the drills, quick ones; `npm run drills` runs all of them. */
import { drillTap } from '../drills/drill-tap.ts';

for (const name of ['flood', 'gzip-bomb', 'levels-200000', 'lone-surrogate-in-a-secret'] as const)
  drillTap(name);
