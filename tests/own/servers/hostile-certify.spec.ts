/** A sample of the drills of `certify`, quick ones; `npm run drills` runs all of them. */
import { drillCertify } from '../drills/drill-certify.ts';

for (const name of ['closes-at-once', 'flood', 'status-429-always', 'null-body'] as const) drillCertify(name);
drillCertify('closes-at-once', 'the order');
