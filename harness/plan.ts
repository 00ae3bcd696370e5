/** The plan of a run: the rules to judge for each method in each scenario. */
import { methodById } from '../contract/catalogue.ts';
import { makePlan, type Plan } from '../contract/plan.ts';
import { abilitiesOf, type RunSpec } from './run.ts';

type Planned = Pick<
  RunSpec,
  'methods' | 'dialect' | 'provider' | 'webhooks' | 'requiresTls' | 'shopAbilities' | 'rules' | 'scenarios'
>;

export function planOf(run: Planned): Plan {
  return makePlan({
    methods: run.methods.map(methodById),
    dialect: run.dialect,
    abilities: abilitiesOf(run),
    ...(run.rules ? { rules: run.rules } : {}),
    ...(run.scenarios ? { scenarios: run.scenarios } : {}),
  });
}
