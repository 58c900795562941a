import { expect, test } from 'vitest';
import type { CardNode } from '../domain/card';
import type { Body } from '../domain/message';
import type { RichNode } from '../domain/rich-text';
import { holdsLink } from './links';

const said = (text: string): Body => ({ kind: 'text', text });
const card = (card: CardNode): Body => ({ kind: 'card', text: 'Apply', card });
const formatted = (...nodes: readonly RichNode[]): Body => ({
  kind: 'rich',
  text: 'here',
  source: '',
  nodes: [...nodes],
});
const button = (action: NonNullable<CardNode['actions']>[number]): CardNode => ({
  kind: 'button',
  title: 'Go',
  look: 'flat',
  actions: [action],
});
const link: RichNode = { kind: 'link', href: 'https://shop.example', children: [] };

test.each([
  ['a line of type link', { kind: 'link', text: 'shop', url: 'shop.example' }],
  ['an address among words', said('see https://shop.example/a.')],
  ['an address in capitals behind Chinese words', said('请看(HTTP://shop.example)')],
  ['a formatted link', formatted({ kind: 'mark', mark: 'bold', children: [link] })],
  ['one in a list', formatted({ kind: 'list', ordered: true, items: [[link]] })],
  ['one in a table', formatted({ kind: 'table', rows: [[[link]]] })],
  ['a card with a link', card({ kind: 'link', url: 'https://shop.example' })],
  [
    'a button that opens one',
    card({ kind: 'section', children: [button({ kind: 'link', uri: 'https://a.example' })] }),
  ],
] satisfies [string, Body][])('%s leads somewhere', (_, body) => {
  expect(holdsLink(body)).toBe(true);
});

test.each([
  ['words', said('the shop')],
  ['half an address', said('https:// and http')],
  ['an address inside of a word', said('xhttp://a')],
  ['a picture', formatted({ kind: 'image', url: 'https://shop.example/a.png', alt: '' })],
  ['a button that says something', card(button({ kind: 'publishText', text: 'yes' }))],
] satisfies [string, Body][])('%s does not', (_, body) => {
  expect(holdsLink(body)).toBe(false);
});
