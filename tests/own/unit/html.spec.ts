import { dataBlock, escape, html, type HtmlValue, raw, visible } from '../../../harness/html.ts';
import { expect, test } from '../plain-test.ts';

test('escapes every value, in text and in quoted attributes', () => {
  expect(html`<p title="${`"<'\``}">${'<b>&'}</p>`.markup).toBe(
    '<p title="&quot;&lt;&#39;&#96;">&lt;b&gt;&amp;</p>',
  );
});

test('keeps nested markup, joins arrays of any depth, leaves out undefined and false, shows 0', () => {
  const items: HtmlValue[] = [html`<i>${'a<'}</i>`, [html`<i>${0}</i>`, undefined, [false, 'x>']]];
  expect(html`<b>${items}</b>`.markup).toBe('<b><i>a&lt;</i><i>0</i>x&gt;</b>');
});

test('inserts trusted markup only when raw() says so', () => {
  const style = '<i>&</i>';
  expect(html`<b>${raw(style)}</b>${style}`.markup).toBe(`<b>${style}</b>&lt;i&gt;&amp;&lt;/i&gt;`);
});

test('data cannot close its script element', () => {
  const block = dataBlock('d"', { text: '</script><script>alert(1)</script>' }).markup;
  expect(block.match(/<\/?script/g)).toHaveLength(2);
  expect(block).toContain('id="d&quot;"');
  const json = block.slice(block.indexOf('>') + 1, block.lastIndexOf('<'));
  expect(JSON.parse(json)).toEqual({ text: '</script><script>alert(1)</script>' });
  expect(dataBlock('none', undefined).markup).toContain('>null<');
});

test('makes control and direction characters visible, keeps line breaks and tabs', () => {
  expect(visible('a\u202eb\u0000\n\tc\u001b[31md')).toBe('a\ufffdb\ufffd\n\tcd');
  expect(escape('\u202e<')).toBe('\ufffd&lt;');
});
