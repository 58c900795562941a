import { assertNever } from '../base/assert-never';
import type { CardNode } from '../domain/card';
import type { RichNode } from '../domain/rich-text';

/** What a person would read aloud of a rich text: lines, list marks, link targets, alternative texts. */
export function plainTextOfRich(nodes: readonly RichNode[]): string {
  return writeAll(new Lines(), nodes).toString();
}

function writeAll(lines: Lines, nodes: readonly RichNode[]): Lines {
  for (const node of nodes) write(lines, node);
  return lines;
}

function write(lines: Lines, node: RichNode): Lines {
  switch (node.kind) {
    case 'text':
      return lines.add(node.text);
    case 'break':
      return lines.add('\n');
    case 'mark':
      return writeAll(lines, node.children);
    case 'block':
      return writeAll(lines.startLine(), node.children).startLine();
    case 'list':
      for (const [index, item] of node.items.entries()) {
        writeAll(lines.startLine().begin(node.ordered ? `${index + 1}. ` : '- '), item).end();
      }
      return lines.startLine();
    case 'table':
      for (const row of node.rows) {
        lines.startLine().add(row.map(cell => plainTextOfRich(cell).replaceAll('\n', ' ')).join('\t'));
      }
      return lines.startLine();
    case 'link':
      return lines.add(linkText(plainTextOfRich(node.children), node.href));
    case 'image':
      return lines.add(pictureText(node.alt));
    default:
      return assertNever(node);
  }
}

function linkText(label: string, href: string): string {
  if (label === '') return href;
  return says(label, href) ? label : `${label} (${href})`;
}

/** Whether a link's words already are its target, so that it need not be said twice. */
function says(label: string, href: string): boolean {
  return label === href || href === `mailto:${label}` || href === `tel:${label}`;
}

function pictureText(words: string | undefined): string {
  return words === undefined || words === '' ? '[image]' : `[image: ${words}]`;
}

/** Collects text in which block borders make at most one line break and lines have no blanks at their ends. */
class Lines {
  #text = '';
  #begun = false;

  add(text: string): this {
    this.#text += text;
    if (text !== '') this.#begun = false;
    return this;
  }

  /** Adds a list mark; what comes next stays on its line, whatever it is. */
  begin(mark: string): this {
    this.#text += mark;
    this.#begun = true;
    return this;
  }

  end(): this {
    this.#begun = false;
    return this.startLine();
  }

  startLine(): this {
    if (!this.#begun && this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    return this;
  }

  toString(): string {
    return withoutOuterLines(
      this.#text
        .split('\n')
        .map(line => line.replace(/^ (?=\S)/, '').trimEnd())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n'),
    );
  }
}

/**
 * A card as text for search, copy and export, depth first: `[title]` for a button, `[image: …]` for a picture,
 * `title (address)` for a link, lists line by line, the cards of a carousel apart by `---`.
 */
export function plainTextOfCard(card: CardNode): string {
  switch (card.kind) {
    case 'text':
      return card.text;
    case 'button':
      return joined(`[${card.title}]`, card.subtitle);
    case 'image':
      return pictureText([card.caption, card.alt, card.tooltip].find(words => words !== undefined && words !== ''));
    case 'map':
      return `[map: ${card.latitude}, ${card.longitude}]`;
    case 'link':
      return card.title === undefined || card.title === '' ? card.url : `${card.title} (${card.url})`;
    case 'pairs':
      return card.pairs.map(({ key, value }) => `${key}: ${value}`).join('\n');
    case 'column':
    case 'row':
    case 'section':
      return inLines(card.children);
    case 'carousel':
      return card.children.map(plainTextOfCard).filter(isThere).join('\n---\n');
    case 'accordion':
      return card.sections
        .map(({ title, additional, child }) => joined(joined(title, additional, ' '), plainTextOfCard(child)))
        .filter(isThere)
        .join('\n');
    case 'tabs':
      return card.tabs
        .map(({ label, child }) => joined(label, plainTextOfCard(child)))
        .filter(isThere)
        .join('\n');
    case 'checklist':
      return inLines(card.items);
    case 'checkbox':
      return card.text;
    case 'replies':
      return joined(card.prompt ?? '', inLines(card.children));
    case 'unknown':
      return card.texts.join('\n');
    default:
      return assertNever(card);
  }
}

function inLines(cards: readonly CardNode[]): string {
  return cards.map(plainTextOfCard).filter(isThere).join('\n');
}

function joined(first: string, second: string | undefined, by = '\n'): string {
  return [first, second ?? ''].filter(isThere).join(by);
}

function isThere(text: string): boolean {
  return text !== '';
}

/** Without the line breaks at its ends. */
export function withoutOuterLines(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) === '\n') start++;
  while (end > start && text.charAt(end - 1) === '\n') end--;
  return text.slice(start, end);
}
