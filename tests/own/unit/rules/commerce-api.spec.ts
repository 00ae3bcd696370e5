import { testRules } from './on-recorded-plays.ts';

testRules('commerce-api');
