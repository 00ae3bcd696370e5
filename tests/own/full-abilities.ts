import { SHOP_ABILITIES } from '../../contract/abilities.ts';
import { abilitiesOf } from '../../harness/run.ts';

/** A target that can do everything: the reference shop with the embedded provider. */
export const fullTarget: Parameters<typeof abilitiesOf>[0] = {
  provider: 'embedded',
  webhooks: true,
  requiresTls: true,
  shopAbilities: SHOP_ABILITIES,
};

export const fullAbilities = abilitiesOf(fullTarget);
