import { reportLines } from '../bench/report.ts';
import { expect, test } from '../plain-test.ts';

const costs = (...cpu: number[]) => cpu.map((one) => ({ cpu: one, wall: one * 2 }));
const perMethod = (...cpu: number[]) =>
  cpu.map((one, at) => ({ methods: [10, 55, 100][at] ?? 0, plan: 20, play: { cpu: one, wall: one } }));

test('the report of the benchmark fits into 80 columns and compares both replays', () => {
  const lines = reportLines({
    compared: [
      {
        name: 'standard flow, Elements',
        method: 'creditCard',
        scenario: 'pays',
        steps: 11,
        harness: costs(3, 4, 3.5),
        playwright: costs(2, 2, 2),
        protocol: costs(1, 1, 1),
      },
    ],
    command: {
      scenarios: 8,
      firstTest: [2, 3, 4],
      reports: [1, 1, 1],
      cpu: { browser: 5, worker: 3, servers: 1, 'runner and reporters': 1 },
    },
    perMethod: perMethod(30, 165, 300),
  });
  const text = lines.join('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(text).toMatch(/standard flow, Elements \| 2\.00 \(2\.0–2\.0\) +\| 1\.75 \(1\.5–2\.0\)/);
  expect(text).toMatch(/standard flow, Elements \| 1\.00 \(1\.0–1\.0\) +\| 3\.50 \(3\.0–4\.0\)/);
  expect(text).toMatch(/\| browser +\| 5\.0 \| 50 % +\|/);
});

test('the median of an even number of rounds is between the two middle values', () => {
  const command = { scenarios: 1, firstTest: [4, 1, 2, 3], reports: [1] };
  expect(reportLines({ command }).join('\n')).toContain('to the first test: 2.50 (1.0–4.0)');
});

for (const [cpu, said] of [
  [[30, 165, 300], '0 % above the smallest: constant within 10 %'],
  [[30, 165, 320], '15 % above the smallest: not constant within 10 %'],
  [[30, 165], 'At least three numbers of methods'],
] as const)
  test(`costs of ${cpu.join(', ')} s are called "${said}"`, () => {
    expect(reportLines({ perMethod: perMethod(...cpu) }).join('\n')).toContain(said);
  });
