import { testRules } from './on-recorded-plays.ts';

testRules('digital-river-api');
