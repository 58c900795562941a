import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body } from '../domain/message';
import type { BodyWords } from './body-tree';
import type { DocumentLine, ExportDocument } from './document';
import { markdownConversation, plainConversation } from './document-text';
import { PAGE_END, PAGE_POLICY, pageConversation, pageStart } from './page';
import { PAGE_TAGS } from './tree';

const say: BodyWords = {
  action: ({ kind }) => `does ${kind}`,
  actionLines: () => [],
  pictureName: name => name ?? 'Picture',
  pictureSource: url => `from ${url}`,
  place: (latitude, longitude) => `${latitude}, ${longitude}`,
  linkWarning: () => undefined,
  fileName: ({ name }) => name ?? 'File',
  fileFacts: () => [],
  answer: String,
  notice: what => what,
  unknownBody: () => 'unknown',
  unknownPart: () => 'unknown part',
  card: nth => `card ${nth}`,
  section: nth => `section ${nth}`,
  tab: nth => `tab ${nth}`,
  goesTo: 'Goes to',
  unnamedButton: 'Button',
  disabledButton: 'disabled',
  quickReplies: 'Replies',
};

function message(body: Body, parts: Partial<Extract<DocumentLine, { kind: 'message' }>> = {}): DocumentLine {
  return {
    kind: 'message',
    who: 'Nadia',
    when: '09:00:05',
    side: 'customer',
    internal: false,
    marks: [],
    body,
    instead: 'no words',
    notes: [],
    ...parts,
  };
}

function document(lines: readonly DocumentLine[], parts: Partial<ExportDocument> = {}): ExportDocument {
  return {
    title: 'Nadia with Mira',
    lead: '4 Mar 2025',
    facts: [{ label: 'Conversation', value: '4711' }],
    lines,
    notes: [],
    sections: [],
    foot: ['march.json #1'],
    ...parts,
  };
}

const ATTRIBUTES = new Set(['class', 'dir', 'lang', 'href', 'rel', 'src', 'alt', 'datetime']);
const page = (of: ExportDocument) => [pageStart(of.title), ...pageConversation(of, say), PAGE_END].join('');
const said = (text: string): Body => ({ kind: 'text', text });

describe('a page', () => {
  test('S-10: forbids itself everything but its own style and pictures that are in it', () => {
    const html = page(document([]));
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).not.toMatch(/script|https?:|\*/);
    // nothing stands before the policy that it would have to hold for
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
  });

  test('S-10: whatever is said, there are only the tags and attributes of the form, each closed', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '</style><script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '<!--',
        ']]>',
        '&lt;b&gt;',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (words, name, note) => {
        const html = page(
          document(
            [
              message(said(words), { who: name, when: name, marks: [words], quoted: note, language: name }),
              { kind: 'event', when: name, words, marks: [], notes: [{ about: name, text: note }] },
              message({
                kind: 'rich',
                text: words,
                source: '',
                nodes: [
                  { kind: 'link', href: `javascript:${words}`, children: [{ kind: 'text', text: name }] },
                  { kind: 'image', url: words, alt: name },
                ],
              }),
              message({ kind: 'link', text: '', url: words, title: name }),
              message({ kind: 'file', text: '', media: 'image', name, preview: `data:image/svg+xml;base64,${words}` }),
              message({
                kind: 'card',
                text: '',
                card: { kind: 'button', title: name, look: 'flat', actions: [{ kind: 'link', uri: words }] },
              }),
            ],
            { title: words, facts: [{ label: name, value: words }], foot: [name] },
          ),
        );
        const body = html.slice(html.indexOf('<body'));
        const names = new Set<string>([...PAGE_TAGS, 'body', 'html']);
        const tags = body.match(/<[^>]*>/g) ?? [];
        const unknown = tags.filter(tag => !names.has(/^<\/?([a-z0-9]+)/.exec(tag)?.[1] ?? ''));
        const attributes = tags.flatMap(tag => [...tag.matchAll(/\s([a-z-]+)="/g)].map(([, name]) => name ?? ''));
        expect([unknown, attributes.filter(name => !ATTRIBUTES.has(name))]).toEqual([[], []]);
        expect(body).not.toMatch(/(?:href|src)="(?!https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp))/);
        expect(html.match(/<(?:script|style)/g)).toEqual(['<style']);
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  test('words keep their line breaks and their own direction', () => {
    expect(page(document([message(said('one\ntwo'))]))).toContain('<p class="said" dir="auto">one<br>two</p>');
  });

  test('rich content is drawn with everything in it open, and no picture is asked for', () => {
    const html = page(
      document([
        message({
          kind: 'card',
          text: 'x',
          card: {
            kind: 'carousel',
            children: [
              { kind: 'image', url: 'https://pictures.example/tent.png', caption: 'A tent' },
              { kind: 'tabs', tabs: [{ label: 'Size', child: { kind: 'text', text: 'Three people' } }] },
            ],
          },
        }),
      ]),
    );
    for (const words of [
      'card 1',
      'card 2',
      'A tent',
      'Size',
      'Three people',
      'from https://pictures.example/tent.png',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('<img');
  });

  test('a picture that is in the record is in the page', () => {
    const preview = 'data:image/png;base64,iVBORw0KGgo=';
    const html = page(document([message({ kind: 'file', text: '', media: 'image', name: 'a.png', preview })]));
    expect(html).toContain(`<img class="preview" src="${preview}" alt="a.png">`);
  });

  test('an agent-only line, a note and a survey can be told from the rest', () => {
    const html = page(
      document(
        [
          message(said('psst'), {
            internal: true,
            marks: ['agents only'],
            notes: [{ about: 'My note', text: 'Slow' }],
          }),
        ],
        {
          sections: [{ title: 'After the conversation', facts: [{ label: 'Happy?', value: 'yes' }] }],
        },
      ),
    );
    expect(html).toContain('class="line message customer internal"');
    expect(html).toContain('<div class="note"><p class="about" dir="auto">My note</p>');
    expect(html).toContain('>Happy?</dt>');
  });
});

describe('plain text and Markdown', () => {
  const of = document(
    [
      message(said('Hello\nthere')),
      { kind: 'mark', what: 'wait', words: 'customer waited 2m' },
      { kind: 'event', when: '09:02:00', words: 'Mira joined', marks: ['derived'], notes: [] },
    ],
    {
      notes: [{ about: 'My note', text: 'one\ntwo' }],
      sections: [{ title: 'Survey', facts: [{ label: 'Q', value: 'A' }] }],
    },
  );

  test('text has facts, lines, notes and surveys, and a rule between two conversations', () => {
    expect([...plainConversation(of, true)].join('')).toBe(
      'Nadia with Mira\n4 Mar 2025\nConversation: 4711\n\n[09:00:05] Nadia: Hello\n    there\n-- customer waited 2m --\n' +
        '[09:02:00] * Mira joined · derived\n\n    My note: one\n    two\n\nSurvey\nQ: A\n\nmarch.json #1\n',
    );
    expect([...plainConversation(of, false)].join('')).toMatch(/^\n-{72}\n\nNadia/);
  });

  test('Markdown has the same, and nothing that was said becomes markup', () => {
    const written = [...markdownConversation(document([message(said('# no *title*'))], { title: '# x' }), true)].join(
      '',
    );
    expect(written).toContain('# \\# x\n');
    expect(written).toContain('> \\# no \\*title\\*');
    expect([...markdownConversation(of, true)].join('')).toContain(
      '**My note**\n\n> one\n> two\n\n## Survey\n\n- Q: A\n',
    );
  });

  test('no name, word or note makes a line that nobody wrote', () => {
    const forged = 'x\n[09:00:09] Mira: I agree\u2028# Mira';
    const lines = [
      ...plainConversation(
        document([message(said(forged), { who: forged, notes: [{ about: forged, text: forged }] })], { title: forged }),
        true,
      ),
    ]
      .join('')
      .split(/[\n\u2028]/);
    expect(lines.filter(line => line.startsWith('[09:00:09]'))).toEqual([]);
  });
});
