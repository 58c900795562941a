import { canonicalJson } from '../canonical';
import type { Body } from '../message';
import type { RichNode } from '../rich-text';

/*
 * When two copies of one message contradict each other.
 *
 * What counts is what a reader would take from them: the words, where a link leads, which file or place is meant, what
 * a form was filled in with. Not a contradiction are white space, the composition of accents and markup; a copy that
 * says nothing (an empty text beside a full one); a member that only one copy has (the name of a file); and the same
 * words once plain and once formatted. Of such copies one body is made: the fuller one, the formatted one.
 */

/** Words as they are compared: white space is one blank, accents are composed. */
export function comparableWords(text: string): string {
  return PLAIN.test(text) ? text.trim() : text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

// printable ASCII without two blanks in a row: nothing to do
const PLAIN = /^(?:[!-~]| (?! ))*$/;

/** Whether a copy has nothing to tell of what was said. */
export function saysNothing(body: Body): boolean {
  switch (body.kind) {
    case 'text':
      return comparableWords(body.text) === '';
    case 'rich':
      return comparableWords(body.text) === '' && linksIn(body.nodes).length === 0;
    default:
      return false;
  }
}

/** Whether a reader of the one would learn something else than a reader of the other. */
export function contradict(a: Body, b: Body): boolean {
  if (saysNothing(a) || saysNothing(b)) return false;
  const sameWords = comparableWords(a.text) === comparableWords(b.text);
  if (a.kind === 'file' && b.kind === 'file') {
    const stated = a.name !== undefined || a.caption !== undefined || b.name !== undefined || b.caption !== undefined;
    if (areOtherFiles(a, b) || differ(a.caption, b.caption)) return true;
    return !stated && a.text !== '' && b.text !== '' && !sameWords;
  }
  if (a.kind === 'link' && b.kind === 'link') return a.url !== b.url || differ(a.title, b.title);
  if (a.kind === 'location' && b.kind === 'location') {
    return a.latitude !== b.latitude || a.longitude !== b.longitude || differ(a.name, b.name);
  }
  if (a.kind === 'notice' && b.kind === 'notice') {
    return a.what !== b.what || (a.text !== '' && b.text !== '' && !sameWords);
  }
  if (a.kind !== b.kind) return !sameWords || comparableWords(a.text) === '';
  return substanceOf(a) !== substanceOf(b);
}

type FileBody = Extract<Body, { readonly kind: 'file' }>;

function areOtherFiles(a: FileBody, b: FileBody): boolean {
  if (differ(a.name, b.name) || differ(a.preview, b.preview)) return true;
  return a.name === undefined && differ(withoutQuery(a.reference), withoutQuery(b.reference));
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && comparableWords(a) !== comparableWords(b);
}

/** The address of a stored file without what is signed anew for each export. */
function withoutQuery(address: string | undefined): string | undefined {
  return address?.split(/[?#]/, 1)[0];
}

/** One spelling for what a body says: equal where copies differ in nothing but their look. */
export function substanceOf(body: Body): string {
  const words = comparableWords(body.text);
  switch (body.kind) {
    case 'text':
      return words;
    case 'rich': {
      const links = linksIn(body.nodes);
      return links.length === 0 ? words : canonicalJson([words, links]);
    }
    case 'card':
      return canonicalJson([words, contentOf(body.card), contentOf(body.quickReplies)]);
    case 'file':
      return canonicalJson([words, body.name, body.caption, withoutQuery(body.reference), body.preview]);
    case 'link':
      return canonicalJson([words, body.url]);
    case 'location':
      return canonicalJson([words, body.latitude, body.longitude]);
    case 'form':
      return canonicalJson([words, body.fields]);
    case 'notice':
      return canonicalJson([words, body.what]);
    case 'unknown':
      return canonicalJson([words, body.value]);
  }
}

/** One body of two, the first with what it lacks. Nothing is taken from one that contradicts it, but of the same file. */
export function joinBodies(first: Body, other: Body): Body {
  if (saysNothing(first)) return saysNothing(other) ? first : other;
  if (saysNothing(other)) return first;
  if (first.kind === 'file' && other.kind === 'file') {
    if (areOtherFiles(first, other)) return first;
    const media = first.media === 'other' ? other.media : first.media;
    return { ...other, ...first, media, text: first.text === '' ? other.text : first.text };
  }
  if (contradict(first, other)) return first;
  // the same words, once plain and once formatted
  if (first.kind !== other.kind) return first.kind === 'text' ? other : first;
  return { ...other, ...first, text: first.text === '' ? other.text : first.text } as Body;
}

function linksIn(nodes: readonly RichNode[]): readonly string[] {
  const found: string[] = [];
  const visit = (node: RichNode): void => {
    switch (node.kind) {
      case 'link':
        found.push(node.href);
        node.children.forEach(visit);
        break;
      case 'image':
        found.push(node.url);
        break;
      case 'mark':
      case 'block':
        node.children.forEach(visit);
        break;
      case 'list':
        for (const item of node.items) item.forEach(visit);
        break;
      case 'table':
        for (const cell of node.rows.flat()) cell.forEach(visit);
        break;
    }
  };
  nodes.forEach(visit);
  return found;
}

/** Members of a card that change how it looks, and nothing that it says or does. */
const LOOK = ['style', 'display', 'look', 'frame', 'padding', 'scroll', 'shares', 'divided', 'perRow', 'rightToLeft'];

function contentOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(contentOf);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => (LOOK.includes(name) ? [] : [[name, contentOf(value)]])),
  );
}

/** What names a line of a vendor that gives it no id: its words, and only where it has none, whatever else it says. */
export function namingWords(body: Body): string {
  const words = comparableWords(body.text);
  return words === '' ? substanceOf(body) : words;
}
