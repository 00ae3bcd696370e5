/** Every fault of our servers has a control, or a reason why not. */
import { faults, switchableIds } from '../../controls/faults/all.ts';
import { expect, test } from '../plain-test.ts';

/** Faults without a control. The list must not grow, and a fault that gets a control must be removed. */
const WITHOUT_CONTROL: Readonly<Record<string, string>> = {
  'spoils-payload': 'payload-members.spec.ts plays it for every member of every method',
};

test('each fault of a server has a control, or a reason for having none', () => {
  const used = new Set<string>(faults.map(({ id }) => id));
  const unused = switchableIds.filter((id) => !used.has(id));
  expect([...new Set(unused)].toSorted()).toEqual(Object.keys(WITHOUT_CONTROL).toSorted());
});
