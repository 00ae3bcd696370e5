/** Stories declare the notes that the checks of their scenario need. */
import { scenarioIds, scenarios } from '../../../contract/scenarios.ts';
import { checks } from '../../certification/checks/checks.ts';
import { stories } from '../../certification/stories/stories.ts';
import { expect, test } from '../plain-test.ts';

for (const scenario of scenarioIds)
  test(`${scenario} declares the notes that its checks read`, () => {
    const { topics } = stories[scenario];
    for (const rule of scenarios[scenario].owes)
      for (const topic of checks[rule]?.topics ?? [])
        expect(topics, `${rule} reads ${topic}`).toContain(topic);
  });
