import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certification } from '../../../../reports/verdict/certification.ts';
import { schemaChanges } from '../../../../reports/verdict/schema-changes.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const version1: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../data/certification-v1.json'), 'utf8'),
);

test('version 2 adds members to version 1 and removes none', () => {
  expect(Certification.safeParse(version1).success).toBe(false);
  expect(schemaChanges(version1)).toEqual([
    '+ causes',
    '+ checklistSummary',
    '+ checklist[].state',
    '+ identity',
    '+ records',
    '+ result',
    '~ schemaVersion',
  ]);
});

test('a certification of this version conforms to the schema, and an unknown member is named', () => {
  const certification = judged([seen(cell('AAA-01'), 'notMet')]);
  expect(schemaChanges(JSON.parse(JSON.stringify(certification)))).toEqual([]);
  expect(schemaChanges({ ...certification, run: { ...certification.run, extra: 1 } })).toEqual([
    '- run.extra',
  ]);
});
