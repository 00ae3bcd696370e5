/** Scenarios of the createSource payload: the documented samples, and payloads that are wrong in one member. */
import type { ScenariosOfTopic } from '../scenario.ts';

export const payloadScenarios = {
  migration: {
    title: 'sends the documented sample payloads, with and without a session: accepted',
    methods: { all: ['paidByShopButton', 'sampleWithoutSession'] },
    otherwise: 'no document shows a payload of this method without a session',
    needs: [],
    owes: ['PRV-18', 'PRV-15', 'SDK-01', 'SDK-03', 'SDK-08'],
    goals: ['PRV-18'],
  },
  'refused-payloads': {
    title: 'sends payloads with one removed or missing member: each is refused',
    methods: 'paidByShopButton',
    otherwise: "the SDK's button builds the payload, so a page cannot send a wrong payload",
    needs: ['strict'],
    owes: ['PRV-23', 'PRV-24', 'PRV-25', 'PRV-13', 'SDK-03'],
    goals: [],
  },
} satisfies ScenariosOfTopic;
