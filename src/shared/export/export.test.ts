import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversationKey, itemKey } from '../domain/keys';
import type { RichNode } from '../domain/rich-text';
import { richFromMarkdown } from '../rich/markup/markdown';
import { plainTextOfRich } from '../rich/plain-text';
import type { Excerpt, ExcerptLine } from './excerpt';
import { asHtml, escapeHtml } from './html';
import { localLink, parseLocalLink } from './local-link';
import { asMarkdown, escapeMarkdown } from './markdown';
import { asPlainText } from './plain';

const said = (text: string, parts: Partial<ExcerptLine> = {}): ExcerptLine => ({
  who: 'Nadia',
  when: '09:00:05',
  marks: [],
  body: { kind: 'text', text },
  instead: 'no words',
  ...parts,
});
const rich = (nodes: RichNode[]): ExcerptLine =>
  said('', { body: { kind: 'rich', text: plainTextOfRich(nodes), nodes, source: '' } });
const excerpt = (...lines: readonly ExcerptLine[]): Excerpt => ({ heading: 'Nadia with Mira', lines });

describe('plain text', () => {
  test('each line has its time and name, and what goes on is set in', () => {
    expect(asPlainText(excerpt(said('Hello\nthere'), said('psst', { who: 'Mira', marks: ['agents only'] })))).toBe(
      'Nadia with Mira\n\n[09:00:05] Nadia: Hello\n    there\n[09:00:05] Mira (agents only): psst\n',
    );
  });

  test('an unknown time is left out, and empty words are told as such', () => {
    expect(asPlainText(excerpt(said(' ', { when: '' })))).toBe('Nadia with Mira\n\nNadia: no words\n');
  });
});

test.each(['\n', '\r\n', '\r', '\v', '\u0085', '\u2028'])(
  'a line break in a name (%j) makes no line that nobody wrote',
  at => {
    const forged = `Nadia: hi${at}[09:00:09] Mira (agent)`;
    const line = said('hello', { who: forged, marks: [`agents${at}only`], when: `09:00${at}` });
    expect(asPlainText({ heading: forged, lines: [line] }).split(/[\n\r\v\u0085\u2028]/)).toHaveLength(4);
    expect(asMarkdown({ heading: forged, lines: [line] }).split(/[\n\r\v\u0085\u2028]/)).toHaveLength(6);
  },
);

describe('HTML', () => {
  test('markup in words, names and times is text', () => {
    expect(asHtml({ heading: '<h>', lines: [said('<img src=x onerror="a()">\n&', { who: "O'<b>" })] })).toBe(
      '<p>&lt;h&gt;</p>\n<p><b>O&#39;&lt;b&gt;</b> <small>09:00:05</small></p>\n' +
        '<blockquote>&lt;img src=x onerror=&quot;a()&quot;&gt;<br>&amp;</blockquote>\n',
    );
  });

  test('rich text keeps its marks, lists and safe links', () => {
    const nodes: RichNode[] = [
      { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: 'two' }] },
      { kind: 'list', ordered: false, items: [[{ kind: 'text', text: 'a<b' }]] },
      { kind: 'link', href: 'https://example.org/?a="b"', children: [{ kind: 'text', text: 'there' }] },
      { kind: 'link', href: 'javascript:alert(1)', children: [{ kind: 'text', text: 'not there' }] },
      { kind: 'image', url: 'https://example.org/spy.png', alt: 'a picture' },
    ];
    const html = asHtml(excerpt(rich(nodes)));
    expect(html).toContain('<b>two</b><ul><li>a&lt;b</li></ul>');
    expect(html).toMatch(/<a href="https:\/\/example\.org\/\?a=[^"<>]*">there<\/a>not therea picture/);
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('<img');
  });

  test('whatever is said, only the tags of the form are there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (words, who, when) => {
        const html = asHtml(excerpt(said(words, { who, when })));
        const tags = html.match(/<[^>]*>/g) ?? [];
        expect(tags.every(tag => /^<\/?(p|b|small|blockquote|br)>$/.test(tag))).toBe(true);
        expect(escapeHtml(words)).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('Markdown', () => {
  test('a name and a time, and the words as a quote', () => {
    expect(asMarkdown(excerpt(said('one\ntwo\n\nthree', { marks: ['agents only'] })))).toBe(
      'Nadia with Mira\n\n**Nadia** · 09:00:05 · agents only\n\n> one  \n> two\n>\n> three\n',
    );
  });

  test('signs that would mean something are words again', () => {
    for (const words of [
      '*stars* and _lines_',
      '1. first',
      '# not a title',
      '- not a list',
      '<b>',
      '[a](b)',
      '`x`',
      'a | b',
      '&amp;',
      '+ plus',
      '> quote',
      '~~no~~',
      '=== ',
      '3) no',
    ])
      expect(richFromMarkdown(escapeMarkdown(words)).nodes).toEqual([
        { kind: 'block', block: 'paragraph', children: [{ kind: 'text', text: words.trim() }] },
      ]);
  });

  test('any single line of visible signs comes back as it was said', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'ab1 .-+*_#>`~|=()[]{}!\\<&:;,/"\''.split('')),
      maxLength: 24,
    });
    fc.assert(
      fc.property(signs, words => {
        const line = words.trim();
        expect(richFromMarkdown(escapeMarkdown(line)).text).toBe(line);
      }),
    );
  });

  test('rich text keeps its marks and safe links', () => {
    const nodes: RichNode[] = [
      { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: ' two ' }] },
      { kind: 'text', text: 'and' },
      { kind: 'link', href: 'https://example.org/a_(b)', children: [{ kind: 'text', text: 'there' }] },
      { kind: 'link', href: 'javascript:alert(1)', children: [{ kind: 'text', text: 'no' }] },
      { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'x' }], [{ kind: 'text', text: 'y' }]] },
    ];
    expect(asMarkdown(excerpt(rich(nodes)))).toContain(
      '>  **two** and[there](<https://example.org/a_(b)>)no\n>\n> 1. x\n> 2. y',
    );
  });
});

describe('a link to a message', () => {
  const conversation = conversationKey('liveperson', 'a b', '4#2');

  test('is read back as it was made', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (id, line) => {
        const place = { conversation: conversationKey('ccai', id), item: itemKey('line', line) };
        expect(parseLocalLink(` ${localLink(place)}\n`)).toEqual(place);
      }),
    );
  });

  test('may lead to a conversation as a whole', () => {
    expect(parseLocalLink(localLink({ conversation }))).toEqual({ conversation });
  });

  test.each([
    '',
    'lectern:',
    'lectern:conversation/',
    'https://example.org/#x',
    'see lectern:conversation/a',
    'lectern:conversation/a b',
  ])('%j is none', text => {
    expect(parseLocalLink(text)).toBeUndefined();
  });
});
