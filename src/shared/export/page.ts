import { type BodyWords, bodyTree } from './body-tree';
import type { DocumentLine, DocumentNote, DocumentSection, ExportDocument, Labelled } from './document';
import { escapeHtml } from './html';
import { PAGE_STYLE } from './page-style';
import { box, element, htmlOfPage, openingTag, type PageElement, type PageNode, words } from './tree';

/**
 * Nothing is loaded from anywhere, nothing runs, nothing is sent: whatever the words of a conversation are, the page can do no
 * more than show them.
 */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The pieces of a page of one or many conversations, in the order in which they are written. */
export function pageStart(title: string): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(PAGE_POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="generator" content="Lectern">',
    `<title>${htmlOfPage(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body class="page">',
    '',
  ].join('\n');
}

export const PAGE_END = '</body>\n</html>\n';

const CONVERSATION = { tag: 'section', attributes: { class: 'conversation' } } as const;

/** A conversation line by line, so that a long one is never in memory as a whole page. */
export function* pageConversation(document: ExportDocument, say: BodyWords): Generator<string> {
  yield `${openingTag(CONVERSATION)}\n`;
  yield `${htmlOfPage(documentHead(document))}\n`;
  for (const line of document.lines) yield `${htmlOfPage(lineTree(line, say))}\n`;
  yield `${documentFoot(document).map(htmlOfPage).join('\n')}\n</section>\n`;
}

/** The same as a tree, with no more than so many lines: for a preview, and for printing. */
export function conversationTree(document: ExportDocument, say: BodyWords, most: number): PageElement {
  const whole = document.lines.length <= most;
  return element(
    CONVERSATION.tag,
    CONVERSATION.attributes,
    documentHead(document),
    ...document.lines.slice(0, most).map(line => lineTree(line, say)),
    ...(whole ? documentFoot(document) : []),
  );
}

function documentHead({ title, lead, facts }: ExportDocument): PageElement {
  return box(
    'header',
    'head',
    words('h1', 'who', title),
    words('p', 'when', lead),
    ...(facts.length === 0 ? [] : [factList(facts)]),
  );
}

function documentFoot({ notes, sections, foot }: ExportDocument): readonly PageNode[] {
  return [
    ...notes.map(noteTree),
    ...sections.map(sectionTree),
    box('footer', 'foot', ...foot.flatMap((part, nth): PageNode[] => (nth === 0 ? [part] : [' · ', part]))),
  ];
}

function sectionTree({ title, facts }: DocumentSection): PageNode {
  return box('div', 'section', words('h2', 'section-title', title), factList(facts));
}

function factList(facts: readonly Labelled[]): PageNode {
  return box(
    'dl',
    'facts',
    ...facts.map(({ label, value }) => box('div', 'fact', words('dt', 'label', label), words('dd', 'value', value))),
  );
}

function noteTree({ about, text }: DocumentNote): PageNode {
  return box('div', 'note', words('p', 'about', about), words('p', 'said', text));
}

function lineTree(line: DocumentLine, say: BodyWords): PageElement {
  switch (line.kind) {
    case 'message':
      return element(
        'article',
        {
          class: `line message ${line.side}${line.internal ? ' internal' : ''}`,
          ...(line.language === undefined ? {} : { lang: line.language }),
        },
        timeTree(line.when, line.at),
        words('b', 'name', line.who),
        box(
          'div',
          'body',
          ...(line.marks.length === 0 ? [] : [words('p', 'marks', line.marks.join(' · '))]),
          ...(line.quoted === undefined ? [] : [words('p', 'quoted', line.quoted)]),
          ...bodyTree(line.body, line.instead, say),
          ...line.notes.map(noteTree),
        ),
      );
    case 'event':
      return box(
        'div',
        'line event',
        timeTree(line.when, undefined),
        box('div', 'body', words('p', 'said', [line.words, ...line.marks].join(' · ')), ...line.notes.map(noteTree)),
      );
    case 'mark':
      return box('div', `line mark ${line.what}`, words('p', 'said', line.words));
  }
}

function timeTree(when: string, at: string | undefined): PageNode {
  return element('time', { class: 'time', ...(at === undefined ? {} : { datetime: at }) }, when);
}
