/** Makes the identity of a certification: shop, provider and responsible people. */
import type { RanOn } from '../../contract/evidence.ts';
import type { DescribedRun } from '../../harness/run.ts';
import type { Attestations } from './attestations.ts';
import type { Identity } from './certification.ts';
import type { Waiver } from './waivers.ts';

export function identityOf(
  {
    shop,
    provider,
    targets,
    methods,
    namedShop,
  }: Pick<DescribedRun, 'shop' | 'provider' | 'methods' | 'namedShop'> & {
    readonly targets: Pick<RanOn, 'shopUrl' | 'apiUrl'>;
  },
  attestations: Attestations,
  waivers: readonly Waiver[],
): Identity {
  const { operator, reviewer, validUntil, answers } = attestations;
  const limits = [
    ...(validUntil === undefined ? [] : [validUntil]),
    ...answers.map(({ expires }) => expires),
  ];
  // waivers shorten the validity only if a date of validity is given; without a date, each run checks the
  // waivers
  const [earliest] = limits.length === 0 ? [] : [...limits, ...waivers.map(({ expires }) => expires)].sort();
  return {
    shop: {
      ...(namedShop ??
        attestations.shop ?? {
          name:
            shop === 'fixture'
              ? 'Reference shop'
              : 'Unnamed shop: set its name in defineShop, in the adapter',
        }),
      url: address(targets.shopUrl),
    },
    provider: {
      name: provider === 'embedded' ? 'Embedded provider' : 'Sandbox',
      url: address(targets.apiUrl),
    },
    methods: [...methods],
    ...(operator === undefined ? {} : { operator }),
    ...(reviewer === undefined ? {} : { reviewer }),
    ...(earliest === undefined ? {} : { validUntil: earliest }),
  };
}

/** The address without user, query and fragment, which may contain secrets. */
function address(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname === '/' ? '' : pathname}`;
}
