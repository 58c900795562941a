import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RICH_BLOCKS, RICH_MARKS, type RichNode } from '../../domain/rich-text';
import { plainTextOfRich } from '../plain-text';
import { RICH_LIMITS } from '../rich-text';
import { safeLink } from '../safe-url';
import { richFromHtml } from './html';

const text = (words: string): RichNode => ({ kind: 'text', text: words });
const nodes = (html: string) => richFromHtml(html).nodes;
const plain = (html: string) => richFromHtml(html).text;

test('an editor’s message becomes a tree and its plain text', () => {
  const html =
    '<div>Hello <b>Ana</b>,</div>\n<p>one<br>two &lt;3&gt;&nbsp;&amp; <a href="https://shop.example/a">shop</a></p>' +
    '<ul><li>first</li> <li><i>second</i></li></ul><img src="https://p.example/x.png" alt="receipt"><script>alert(1)</script>';
  expect(richFromHtml(html)).toEqual({
    nodes: [
      {
        kind: 'block',
        block: 'paragraph',
        children: [text('Hello '), { kind: 'mark', mark: 'bold', children: [text('Ana')] }, text(',')],
      },
      {
        kind: 'block',
        block: 'paragraph',
        children: [
          text('one'),
          { kind: 'break' },
          text('two <3>\u00a0& '),
          { kind: 'link', href: 'https://shop.example/a', children: [text('shop')] },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [[text('first')], [{ kind: 'mark', mark: 'italic', children: [text('second')] }]],
      },
      { kind: 'image', url: 'https://p.example/x.png', alt: 'receipt' },
    ],
    text: 'Hello Ana,\none\ntwo <3>\u00a0& shop (https://shop.example/a)\n- first\n- second\n[image: receipt]',
    dropped: 1,
  });
});

test('text without markup keeps its lines and gets its entities read', () => {
  expect(richFromHtml('one\ntwo &amp; three')).toEqual({
    nodes: [text('one'), { kind: 'break' }, text('two & three')],
    text: 'one\ntwo & three',
    dropped: 0,
  });
  expect(richFromHtml('')).toEqual({ nodes: [], text: '', dropped: 0 });
});

test.each([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['del', 'strike'],
  ['code', 'code'],
])('<%s> is %s', (tag, mark) => {
  expect(nodes(`<${tag}>x</${tag}>`)).toEqual([{ kind: 'mark', mark, children: [text('x')] }]);
});

test.each([
  ['h2', 'heading'],
  ['blockquote', 'quote'],
  ['pre', 'preformatted'],
  ['section', 'paragraph'],
])('<%s> is a %s', (tag, block) => {
  expect(nodes(`<${tag}>x</${tag}>`)).toEqual([{ kind: 'block', block, children: [text('x')] }]);
});

test('preformatted text keeps its blanks and lines, other text does not', () => {
  expect(plain('<p>a \n  b</p><pre>a \n  b</pre>')).toBe('a b\na\n  b');
});

test('a table keeps rows and cells, and a heading cell stands out', () => {
  const html =
    '<table><caption>Prices</caption><thead><tr><th>Item</th><th></th></tr></thead><tbody><tr><td>Lamp</td><td>9</td></tr></tbody></table>';
  expect(richFromHtml(html)).toEqual({
    nodes: [
      { kind: 'block', block: 'paragraph', children: [text('Prices')] },
      {
        kind: 'table',
        rows: [
          [[{ kind: 'mark', mark: 'bold', children: [text('Item')] }], []],
          [[text('Lamp')], [text('9')]],
        ],
      },
    ],
    text: 'Prices\nItem\nLamp\t9',
    dropped: 0,
  });
});

test('a tag nobody knows leaves its children', () => {
  expect(nodes('<blink>a<marquee>b</marquee></blink>')).toEqual([text('ab')]);
  expect(nodes('<constructor>a</constructor>')).toEqual([text('a')]);
});

test.each(['script', 'style', 'iframe', 'object', 'template', 'noembed', 'svg', 'math'])(
  'the content of <%s> is no text, and is counted',
  tag => {
    expect(richFromHtml(`a<${tag}>unseen</${tag}>b`)).toEqual({ nodes: [text('ab')], text: 'ab', dropped: 1 });
  },
);

test('what is shown where scripts do not run is shown', () => {
  expect(plain('<noscript>please <b>reload</b></noscript>')).toBe('please reload');
});

test('an address that may not be a link is words, and can be read', () => {
  expect(nodes('<a href="javascript:alert(1)">click</a>')).toEqual([text('click (javascript:alert(1))')]);
  expect(nodes('<a href="/help">help</a>')).toEqual([text('help (/help)')]);
  expect(nodes('<a href="#top">up</a>')).toEqual([text('up')]);
  expect(nodes('<a name="x">anchor</a>')).toEqual([text('anchor')]);
});

test('a link without words shows its address', () => {
  expect(nodes('<a href="https://a.example"></a>')).toEqual([
    { kind: 'link', href: 'https://a.example', children: [text('https://a.example')] },
  ]);
});

test('the text of a link says its target once', () => {
  expect(plain('<a href="https://a.example">https://a.example</a> <a href="mailto:a@b.example">a@b.example</a>')).toBe(
    'https://a.example a@b.example',
  );
});

test('a picture with the address of a script is words', () => {
  expect(nodes('<img src="javascript:alert(1)" alt="cat">')).toEqual([text('cat (javascript:alert(1))')]);
});

test('deeper than the limit the words are kept', () => {
  const html = `${'<div>'.repeat(50)}deep<b> down</b>`;
  expect(plain(html)).toBe('deep down');
  expect(depthOf(nodes(html))).toBe(RICH_LIMITS.depth + 1);
});

test('after the limit of nodes the words are kept', () => {
  const html = Array.from({ length: 900 }, (_, n) => `<p>row ${n}</p>`).join('');
  expect(plain(html)).toBe(Array.from({ length: 900 }, (_, n) => `row ${n}`).join('\n'));
  expect(countOf(nodes(html))).toBeLessThanOrEqual(RICH_LIMITS.nodes + 2);
});

test('markup far past the limits is read in time and loses no word', () => {
  const html = Array.from({ length: 20_000 }, (_, n) => `<b a${n}><p>w${n}`).join('');
  const words = plain(html).split(/\s+/);
  expect([words.length, words[0], words.at(-1)]).toEqual([20_000, 'w0', 'w19999']);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x',
  '<body onload=alert(1)><base href="javascript:/">x',
  '<p style="background:url(javascript:alert(1))" onclick=alert(1)>x</p>',
  '<!--><script>alert(1)</script>-->',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '"><script>alert(1)</script>',
  '</div></div><p>x',
  '<table><tr><a href="javascript:1">x',
])('hostile markup %j gives only what is allowed', html => {
  expectAllowed(nodes(html));
});

const piece = fc.oneof(
  fc.constantFrom(
    '<b>',
    '</b>',
    '<p>',
    '<div>',
    '</div>',
    '<ul>',
    '<li>',
    '<table>',
    '<tr>',
    '<td>',
    '<a href="',
    '">',
    '</a>',
    '<img src="',
    '<script>',
    '</script>',
    '<br>',
    '&amp;',
    '&#0;',
    '<!--',
    '<',
    '>',
    'javascript:',
    'https://a.example',
  ),
  fc.string({ unit: 'binary' }),
);

test('any text is read, gives only what is allowed, and its plain text is that of its tree', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const rich = richFromHtml(pieces.join(''));
      expectAllowed(rich.nodes);
      expect(rich.text).toBe(plainTextOfRich(rich.nodes));
    }),
  );
});

function expectAllowed(tree: readonly RichNode[]): void {
  for (const node of tree) {
    switch (node.kind) {
      case 'mark':
        expect(RICH_MARKS).toContain(node.mark);
        break;
      case 'block':
        expect(RICH_BLOCKS).toContain(node.block);
        break;
      case 'link':
        expect(safeLink(node.href)).toBe(node.href);
        break;
      case 'image':
        expect(node.url).not.toMatch(/^\s*javascript:/i);
        break;
      default:
        expect(['text', 'break', 'list', 'table']).toContain(node.kind);
    }
    expectAllowed(childrenOf(node));
  }
}

function childrenOf(node: RichNode): readonly RichNode[] {
  if (node.kind === 'list') return node.items.flat();
  if (node.kind === 'table') return node.rows.flat(2);
  return 'children' in node ? node.children : [];
}

function countOf(tree: readonly RichNode[]): number {
  return tree.reduce((sum, node) => sum + 1 + countOf(childrenOf(node)), 0);
}

function depthOf(tree: readonly RichNode[]): number {
  return tree.reduce((deepest, node) => Math.max(deepest, 1 + depthOf(childrenOf(node))), 0);
}
