/** Tests the links, repetitions and collapsed parts of the HTML report. */
import { expect, test } from '../../plain-test.ts';
import { passageOf } from '../../../../contract/documents.ts';
import { DIALECTS } from '../../../../contract/method.ts';
import { rulesIn } from '../../../../contract/rules.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { cell, judged, rules, seen } from './made-up.ts';

const pageOf = (evidence: Parameters<typeof judged>[0], changes: Parameters<typeof judged>[1] = {}): string =>
  certificationHtml({
    certification: judged(evidence, changes),
    scenarios: [{ id: 'pays', title: 'pays' }],
    recordings: new Recordings(),
  }).replaceAll(/\s+/g, ' ');

test('a source links to the heading in the cited version of the documentation', () => {
  const { source } = rulesIn('digital-river-api')['RDR-03'];
  expect(passageOf(source)?.url).toMatch(/\/blob\/[0-9a-f]{40}\/[\w/.-]+\.md#next-action$/);
  expect(passageOf({ document: 'Founding documents: x', heading: 'A' })).toBeUndefined();
  expect(passageOf({ ...source, heading: 'No such heading' })?.url).not.toContain('#');
  const page = pageOf([seen(cell('RDR-03'), 'notMet')], { context: { rules: rulesIn('digital-river-api') } });
  expect(page).toContain('#next-action');
  for (const dialect of DIALECTS)
    for (const { source: one } of Object.values(rulesIn(dialect)))
      if (one.document.endsWith('.md')) expect(passageOf(one)?.url, one.heading).toMatch(/#[^\s#]+$/);
});

test('a cell of the matrix links to its cause, or to a list of only its causes', () => {
  const two = [seen(cell('AAA-01'), 'notMet'), seen(cell('AAA-02'), 'notMet', { exchanges: ['tap-2'] })];
  const page = pageOf([...two, seen(cell('AAA-01', 'payPal'), 'notMet')]);
  expect(page).toContain('href="#findings" data-set="cell=konbini/pays"');
  expect(page).toMatch(/<a class="notMet" href="#cause-1"[^>]*title="payPal/);
  expect(page).toMatch(/<details class="card finding[^>]*data-cell=" konbini\/pays payPal\/pays "/);
});

test('the legend of the matrix has each symbol that the matrix shows', () => {
  const page = pageOf([seen(cell('AAA-01')), seen({ ...cell('AAA-01', 'payPal'), integration: 'dropin' })]);
  const table = page.slice(page.indexOf('<section id="matrix"'), page.indexOf('class="legend"'));
  const legend = page.slice(
    page.indexOf('class="legend"'),
    page.indexOf('</ul>', page.indexOf('class="legend"')),
  );
  expect(table).toContain('not judged in this run');
  expect(legend).toContain('excluded');
});

test('a finding states what was expected in this case and does not repeat the rule', () => {
  const page = pageOf([seen(cell('AAA-01'), 'notMet', { expected: 'status 201', actual: 'status 200' })]);
  const box = page.slice(page.indexOf('class="expected"'), page.indexOf('class="actual"'));
  expect(box).toContain('status 201');
  expect(box).not.toContain('Must hold.');
  expect(page.slice(page.indexOf('class="card finding'))).toContain('Must hold.');
});

test('if two addresses differ at the end, the different end is marked', () => {
  const url = 'https://pay.example/redirects/1';
  const page = pageOf([
    seen(cell('AAA-01'), 'notMet', { expected: `a redirect to exactly ${url}`, actual: `${url}?lang=en` }),
  ]);
  expect(page).toContain(`${url}<mark>?lang=en</mark>`);
});

test('rules that are not judged for the same reason share one line', () => {
  const text = 'Cannot be seen.';
  const more = { ...rules, 'AAA-05': { ...rules['AAA-04'], text }, 'AAA-06': { ...rules['AAA-04'], text } };
  const page = pageOf([seen(cell('AAA-01'))], { context: { rules: more as typeof rules } });
  const list = page.slice(page.indexOf('id="exclusions"'));
  expect(list).toMatch(/<td>AAA-02, AAA-03, AAA-05, AAA-06<\/td>/);
});

test('each finding gets a record before any finding gets a second one', () => {
  const failed = ['CHK-02', 'RDR-04', 'WHK-03', 'ORD-06'].flatMap((rule) =>
    Array.from({ length: 7 }, (_, index) =>
      seen(cell(rule, 'konbini', `${rule}-${index}`), 'notMet', { exchanges: [`tap-${rule}`] }),
    ),
  );
  const request = { method: 'POST', url: 'https://api.example/orders', headers: {} };
  const recordings = new Recordings();
  for (const one of failed) {
    const [id = ''] = one.exchanges;
    recordings.add(one, [{ id, sender: 'shop', startedAt: 1, finishedAt: 2, request }], [one], {
      actions: [],
      screenshot: Buffer.alloc(110_000),
    });
  }
  const page = certificationHtml({
    certification: judged(failed, { context: { rules: rulesIn('digital-river-api') } }),
    scenarios: [],
    recordings,
  });
  const findings = page.slice(0, page.indexOf('id="matrix"')).split('class="card finding').slice(1);
  expect(findings.length).toBeGreaterThan(3);
  for (const finding of findings) expect(finding).toContain('Deciding records');
});

test('only the steps near the finding are open in a timeline; the others are collapsed', () => {
  const recorded = Array.from({ length: 40 }, (_, at) => ({
    id: `navigation-${at}`,
    url: `https://shop.example/page-${at}`,
    at: 1_000 + at,
  }));
  const failed = [seen(cell('AAA-01'), 'notMet', { exchanges: ['navigation-30'] })];
  const recordings = new Recordings();
  recordings.add(cell('AAA-01'), recorded, failed);
  const page = certificationHtml({ certification: judged(failed), scenarios: [], recordings });
  expect(page).toContain('28 earlier steps');
  expect(page).toContain('8 later steps');
  const open = page.replaceAll(/<li class="fold">[\s\S]*?<\/details>/g, '');
  expect(open.match(/class="at"/g)).toHaveLength(4);
});
