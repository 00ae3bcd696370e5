/** Every fault that a server of ours can switch on is used: by a control, or by the reason why there is none. */
import { faults, switchableIds } from '../../controls/faults/all.ts';
import { expect, test } from '../plain-test.ts';

/** Switches without a control. None may be added, and one that gets a control must go from here. */
const WITHOUT_CONTROL: Readonly<Record<string, string>> = {
  'spoils-payload': 'payload-members.spec.ts plays it for every member of every method',
};

test('each fault of a server has a control, or a reason why not', () => {
  const used = new Set<string>(faults.map(({ id }) => id));
  const unused = switchableIds.filter((id) => !used.has(id));
  expect([...new Set(unused)].toSorted()).toEqual(Object.keys(WITHOUT_CONTROL).toSorted());
});
