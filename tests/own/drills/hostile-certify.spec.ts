import { drillCertify } from './drill-certify.ts';
import { BEHAVIOUR_NAMES } from './hostile-provider.ts';

for (const name of BEHAVIOUR_NAMES) drillCertify(name);
for (const name of ['silent', 'closes-at-once', 'status-500-always', 'null-body'] as const)
  drillCertify(name, 'the order');
