import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Json } from '../../base/json';
import type { CardNode } from '../../domain/card';
import { colourFrom } from '../colour/colour';
import { plainTextOfCard } from '../plain-text';
import { safeLink } from '../safe-url';
import { childrenOf, unknownPartsIn } from './card-walk';
import { CARD_LIMITS, cardFromJson } from './structured-card';

const card = (value: Json) => cardFromJson(value).card;
const words = (text: string): CardNode => ({ kind: 'text', text });

test('a product card as a whole', () => {
  const value = {
    type: 'vertical',
    border: 'dropShadow',
    elements: [
      { type: 'image', url: 'https://p.example/lamp.jpg', caption: 'Lamp', alt: 'an arc lamp', tooltip: 'Nora' },
      { type: 'text', text: 'Nora\nin stock', style: { bold: true, size: 'large', color: '#333333' } },
      {
        type: 'horizontal',
        percentages: [30],
        borderLine: true,
        elements: [
          {
            type: 'button',
            title: 'Buy',
            class: 'button',
            click: {
              actions: [{ type: 'link', uri: 'https://shop.example/buy', target: 'blank' }],
              metadata: [{ type: 'ExternalId', id: 'b1' }],
            },
          },
          {
            type: 'button',
            title: 'Where?',
            click: { actions: [{ type: 'navigate', la: 46.07, lo: 11.12, name: 'shop' }] },
          },
        ],
      },
    ],
    metadata: [{ type: 'ExternalCardId', id: 'c1' }],
    tag: 'lamp',
    display: { size: 'cover' },
  };
  expect(cardFromJson(value)).toEqual({
    card: {
      kind: 'column',
      frame: 'shadow',
      children: [
        { kind: 'image', url: 'https://p.example/lamp.jpg', caption: 'Lamp', alt: 'an arc lamp', tooltip: 'Nora' },
        { kind: 'text', text: 'Nora\nin stock', style: { bold: true, size: 'large', color: '#333333' } },
        {
          kind: 'row',
          frame: 'borderless',
          divided: true,
          shares: [30, 70],
          children: [
            {
              kind: 'button',
              title: 'Buy',
              look: 'filled',
              actions: [{ kind: 'link', uri: 'https://shop.example/buy' }],
              metadata: [{ type: 'ExternalId', id: 'b1' }],
              extras: { click: { actions: [{ type: 'link', uri: 'https://shop.example/buy', target: 'blank' }] } },
            },
            {
              kind: 'button',
              title: 'Where?',
              look: 'flat',
              actions: [{ kind: 'navigate', latitude: 46.07, longitude: 11.12, name: 'shop' }],
            },
          ],
        },
      ],
      metadata: [{ type: 'ExternalCardId', id: 'c1' }],
      tag: 'lamp',
      extras: { display: { size: 'cover' } },
    },
    text: '[image: Lamp]\nNora\nin stock\n[Buy]\n[Where?]',
  });
});

describe('each element', () => {
  test.each<[string, Json, CardNode]>([
    [
      'text',
      { type: 'text', text: 'a', rtl: true, tooltip: 't' },
      { kind: 'text', text: 'a', rightToLeft: true, tooltip: 't' },
    ],
    [
      'button with subtitle',
      { type: 'button', title: 'a', subtitle: 'b' },
      { kind: 'button', title: 'a', subtitle: 'b', look: 'flat' },
    ],
    [
      'button that submits a selection',
      { type: 'button', title: 'a', ref: { name: 'sizes', type: 'carouselSelect' } },
      {
        kind: 'button',
        title: 'a',
        look: 'flat',
        submits: true,
        extras: { ref: { name: 'sizes', type: 'carouselSelect' } },
      },
    ],
    [
      'button of a class nobody knows',
      { type: 'button', title: 'a', class: 'ghost' },
      { kind: 'button', title: 'a', look: 'flat', extras: { class: 'ghost' } },
    ],
    ['button without a title', { type: 'button', click: { actions: [] } }, { kind: 'button', title: '', look: 'flat' }],
    ['image', { type: 'image', url: '/a.png' }, { kind: 'image', url: '/a.png' }],
    ['image without an address', { type: 'image', caption: 'Lamp' }, { kind: 'image', url: '', caption: 'Lamp' }],
    [
      'image inside the message',
      { type: 'image', url: 'data:image/png;base64,AAAA' },
      { kind: 'image', url: 'data:image/png' },
    ],
    ['map', { type: 'map', la: 464.5, lo: '-1200.25' }, { kind: 'map', latitude: 464.5, longitude: -1200.25 }],
    [
      'linkPreview',
      { type: 'linkPreview', url: 'https://a.example', title: 'A' },
      { kind: 'link', url: 'https://a.example', title: 'A' },
    ],
    [
      'keyValuePairList',
      { type: 'keyValuePairList', pairs: [{ key: 'a', value: 1 }, { b: 'c' }] },
      {
        kind: 'pairs',
        pairs: [
          { key: 'a', value: '1' },
          { key: 'b', value: 'c' },
        ],
      },
    ],
    [
      'keyValuePair',
      { type: 'keyValuePair', key: 'a', value: 'b' },
      { kind: 'pairs', pairs: [{ key: 'a', value: 'b' }] },
    ],
    [
      'vertical that scrolls',
      {
        type: 'vertical',
        scroll: 'enable',
        style: { size: 'small', bold: true },
        elements: [{ type: 'text', text: 'a' }],
      },
      { kind: 'column', frame: 'border', scroll: 'small', style: { bold: true }, children: [words('a')] },
    ],
    [
      'vertical that scrolls at no stated height',
      { type: 'vertical', border: 'borderLess', scroll: 'enable', elements: [{ type: 'text', text: 'a' }] },
      { kind: 'column', frame: 'borderless', scroll: 'medium', children: [words('a')] },
    ],
    [
      'horizontal',
      {
        type: 'horizontal',
        border: 'border',
        elements: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      { kind: 'row', frame: 'border', divided: false, shares: [50, 50], children: [words('a'), words('b')] },
    ],
    [
      'carousel',
      { type: 'carousel', padding: 5, elements: [{ type: 'vertical', elements: [{ type: 'text', text: 'a' }] }] },
      {
        kind: 'carousel',
        children: [{ kind: 'column', frame: 'border', children: [words('a')] }],
        padding: 5,
      },
    ],
    [
      'carouselSelect',
      {
        type: 'carouselSelect',
        selectMode: { name: 'sizes', type: 'multiple' },
        elements: [{ type: 'text', text: 'a' }],
      },
      { kind: 'carousel', select: { name: 'sizes', many: true }, children: [words('a')] },
    ],
    [
      'accordionSelect',
      {
        type: 'accordionSelect',
        selectMode: { name: 'rooms' },
        titles: [{ name: 'Small', additional: '80' }, 'Large', { name: 'Suite' }],
        elements: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        kind: 'accordion',
        select: { name: 'rooms', many: false },
        sections: [
          { title: 'Small', additional: '80', child: words('a') },
          { title: 'Large', child: words('b') },
          { title: 'Suite', child: words('') },
        ],
      },
    ],
    [
      'tabs',
      {
        type: 'tabs',
        elements: [
          { type: 'text', text: 'a', tag: 'Train' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        kind: 'tabs',
        tabs: [
          { label: 'Train', child: { kind: 'text', text: 'a', tag: 'Train' } },
          { label: '', child: words('b') },
        ],
      },
    ],
    [
      'list',
      {
        type: 'list',
        elements: [
          { type: 'text', text: 'What?' },
          {
            type: 'sectionList',
            elements: [
              {
                type: 'section',
                sectionID: 's1',
                elements: [
                  { type: 'text', text: 'Delivery' },
                  {
                    type: 'checklist',
                    elements: [
                      {
                        type: 'checkbox',
                        text: 'late',
                        borderLine: true,
                        borderColor: '#ccc',
                        click: { actions: [{ type: 'checked', publishText: 'came late' }] },
                      },
                    ],
                  },
                ],
              },
            ],
          },
          {
            type: 'buttonList',
            elements: [
              {
                type: 'submitButton',
                title: 'Send',
                disabled: true,
                click: { actions: [{ type: 'submitAsText', submit: true }] },
              },
            ],
          },
        ],
      },
      {
        kind: 'column',
        frame: 'border',
        children: [
          words('What?'),
          {
            kind: 'column',
            frame: 'borderless',
            children: [
              {
                kind: 'section',
                id: 's1',
                children: [
                  words('Delivery'),
                  {
                    kind: 'checklist',
                    items: [
                      {
                        kind: 'checkbox',
                        text: 'late',
                        divided: true,
                        actions: [{ kind: 'checked', text: 'came late' }],
                        extras: { borderColor: '#ccc' },
                      },
                    ],
                  },
                ],
              },
            ],
          },
          {
            kind: 'row',
            frame: 'borderless',
            divided: false,
            shares: [100],
            children: [
              {
                kind: 'button',
                title: 'Send',
                look: 'filled',
                submits: true,
                disabled: true,
                actions: [{ kind: 'submit' }],
              },
            ],
          },
        ],
      },
    ],
    [
      'quickReplies',
      {
        type: 'quickReplies',
        itemsPerRow: 8,
        replies: [{ type: 'button', title: 'Yes', click: { actions: [{ type: 'publishText', text: 'yes' }] } }],
      },
      {
        kind: 'replies',
        perRow: 8,
        children: [{ kind: 'button', title: 'Yes', look: 'flat', actions: [{ kind: 'publishText', text: 'yes' }] }],
      },
    ],
    [
      'template',
      { type: 'template', templateType: 'quickReply', title: 'Well?', resp: ['Yes', 2, {}] },
      {
        kind: 'replies',
        prompt: 'Well?',
        children: [
          { kind: 'button', title: 'Yes', look: 'flat', actions: [{ kind: 'publishText', text: 'Yes' }] },
          { kind: 'button', title: '2', look: 'flat', actions: [{ kind: 'publishText', text: '2' }] },
          { kind: 'unknown', texts: [], raw: {} },
        ],
        extras: { templateType: 'quickReply' },
      },
    ],
    [
      'an element nobody knows',
      { type: 'radio', options: [{ label: 'Red' }] },
      { kind: 'unknown', type: 'radio', texts: ['Red'], raw: { type: 'radio', options: [{ label: 'Red' }] } },
    ],
  ])('%s', (_, value, node) => {
    expect(card(value)).toEqual(node);
  });
});

test.each<[string, Json, CardNode['kind']]>([
  ['elements', { elements: [{ text: 'a' }] }, 'column'],
  ['elements with percentages', { elements: [{ text: 'a' }], percentages: [50] }, 'row'],
  ['url', { url: 'https://p.example/a.png' }, 'image'],
  ['url and title', { url: 'https://p.example', title: 'a' }, 'link'],
  ['title and click', { title: 'a', click: {} }, 'button'],
  ['text', { text: 'a' }, 'text'],
  ['la and lo', { la: 1, lo: 2 }, 'map'],
  ['replies', { replies: [{ title: 'a', click: {} }] }, 'replies'],
  ['resp', { resp: ['a'] }, 'replies'],
  ['sectionID', { sectionID: 's', elements: [] }, 'section'],
  ['key and value', { key: 'a', value: 'b' }, 'pairs'],
  ['nothing known', { nothing: 'fits' }, 'unknown'],
  ['a type that is no word', { type: 7, text: 'a' }, 'text'],
])('without a type, %s makes it a %3$s', (_, value, kind) => {
  expect(card(value).kind).toBe(kind);
});

test('the type is read in any case', () => {
  expect(card({ type: 'TEXT', text: 'a' })).toEqual(words('a'));
});

test('a card may be its own JSON text, also quoted twice', () => {
  const value = { type: 'text', text: 'a' };
  expect(card(JSON.stringify(value))).toEqual(words('a'));
  expect(card(JSON.stringify(JSON.stringify(value)))).toEqual(words('a'));
});

test.each(['{"type":"text","te', 'no card at all', ''])('text that is no card is kept and shown: %j', text => {
  expect(cardFromJson(text)).toEqual({
    card: { kind: 'unknown', texts: text === '' ? [] : [text], raw: text },
    text,
  });
});

test('JSON text nested past all use is kept as text', () => {
  const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(card(text)).toEqual({ kind: 'unknown', texts: [text], raw: text });
});

test.each<[string, Json]>([
  ['a text without words', { type: 'text' }],
  ['a text that is an object', { type: 'text', text: { a: 'b' } }],
  ['a button without anything', { type: 'button' }],
  ['an image without anything', { type: 'image' }],
  ['an image with the address of a script', { type: 'image', url: 'javascript:alert(1)' }],
  ['a map of no place', { type: 'map', la: 'north', lo: 1 }],
  ['a preview with the address of a script', { type: 'linkPreview', url: 'javascript:alert(1)' }],
  ['an empty vertical', { type: 'vertical', elements: [] }],
  ['an empty carousel', { type: 'carousel' }],
  ['empty tabs', { type: 'tabs', elements: null }],
  ['quick replies without replies', { type: 'quickReplies', itemsPerRow: 3 }],
  ['nothing', null],
  ['a number', 7],
])('%s is kept as unknown', (_, value) => {
  expect(card(value)).toMatchObject({ kind: 'unknown', raw: value });
});

test('one malformed part costs only itself', () => {
  expect(card({ type: 'vertical', elements: [null, 'bare', { type: 'text', text: 'good' }] })).toEqual({
    kind: 'column',
    frame: 'border',
    children: [{ kind: 'unknown', texts: [], raw: null }, words('bare'), words('good')],
  });
});

test('members without a home, or that their home cannot hold, are extras', () => {
  const value = {
    type: 'text',
    text: 'a',
    tooltip: { a: 1 },
    style: { fill: '#fff' },
    accessibility: { web: {} },
    tagVersion: 2,
  };
  expect(card(value)).toEqual({
    kind: 'text',
    text: 'a',
    extras: { tooltip: { a: 1 }, style: { fill: '#fff' }, accessibility: { web: {} }, tagVersion: 2 },
  });
});

test('a fallback at the root is metadata', () => {
  expect(card({ type: 'text', text: 'a', metadata: { fallback: 'open the app' } })).toMatchObject({
    metadata: [{ fallback: 'open the app' }],
  });
});

test('deeper than the limit a card is kept as it is, with its words', () => {
  let value: Json = { type: 'text', text: 'bottom' };
  for (let level = 0; level < 100; level += 1) value = { type: 'vertical', elements: [value] };
  const { card: read, text } = cardFromJson(value);
  expect(depthOf(read)).toBe(CARD_LIMITS.depth);
  expect(text).toBe('bottom');
});

test('after the limit of nodes the rest is one part as it is, with its words', () => {
  const elements = Array.from({ length: 600 }, (_, n) => ({ type: 'text', text: `row ${n}` }));
  const { card: read, text } = cardFromJson({ type: 'vertical', elements });
  expect(countOf(read)).toBe(CARD_LIMITS.nodes + 1);
  expect(childrenOf(read).at(-1)).toMatchObject({ kind: 'unknown', raw: elements.slice(CARD_LIMITS.nodes - 1) });
  expect(text.split('\n')).toEqual(elements.map(element => element.text));
});

const hostile = fc.constantFrom(
  'javascript:alert(1)',
  'https://a.example',
  'url(x)',
  '<img src=x onerror=alert(1)>',
  '\u202e',
  '#fff',
  'red',
);
const loose = fc.oneof(
  hostile,
  fc.jsonValue({ maxDepth: 1 }).map(value => value as Json),
);

const action = fc.record(
  {
    type: fc.constantFrom(
      'link',
      'navigate',
      'publishText',
      'addToCart',
      'custom',
      'datePicker',
      'scheduleSlotList',
      'checked',
      'submitAsText',
      'constructor',
      '__proto__',
    ),
    uri: hostile,
    text: loose,
    data: loose,
    items: loose,
    slots: loose,
    minDate: loose,
  },
  { requiredKeys: ['type'] },
);

const TYPES =
  'text button image map linkPreview template keyValuePairList vertical horizontal carousel carouselSelect accordionSelect tabs list sectionList section checklist checkbox buttonList submitButton quickReplies radio __proto__ constructor'.split(
    ' ',
  );

function elementOf(levels: number): fc.Arbitrary<Json> {
  const children = levels === 0 ? loose : fc.oneof(loose, fc.array(elementOf(levels - 1), { maxLength: 3 }));
  return fc
    .record(
      {
        type: fc.constantFrom(...TYPES),
        elements: children,
        replies: children,
        titles: loose,
        percentages: fc.array(fc.integer(), { maxLength: 3 }),
        text: loose,
        title: loose,
        url: loose,
        la: loose,
        lo: loose,
        resp: loose,
        selectMode: loose,
        style: fc.record({ color: hostile, 'background-color': loose, size: loose }, { requiredKeys: [] }),
        click: fc.record({ actions: fc.array(action, { maxLength: 2 }), metadata: loose }, { requiredKeys: [] }),
        metadata: loose,
      },
      { requiredKeys: [] },
    )
    .map(value => value as Json);
}

const element = elementOf(2);

const KINDS = [
  'text',
  'button',
  'image',
  'map',
  'link',
  'pairs',
  'column',
  'row',
  'carousel',
  'accordion',
  'tabs',
  'section',
  'checklist',
  'checkbox',
  'replies',
  'unknown',
];

test('any JSON is read, and gives only known kinds, safe addresses and checked colours', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        element,
        fc.jsonValue().map(value => value as Json),
        fc.string(),
      ),
      value => {
        const { card: read, text } = cardFromJson(value);
        expect(text).toBe(plainTextOfCard(read));
        for (const node of allOf(read)) {
          expect(KINDS).toContain(node.kind);
          for (const action of node.actions ?? [])
            if (action.kind === 'link') expect(safeLink(action.uri)).toBe(action.uri);
          if (node.kind === 'link') expect(safeLink(node.url)).toBe(node.url);
          if (node.kind === 'image') expect(node.url).not.toMatch(/^\s*javascript:/i);
          const { color, background, borderColor } = node.style ?? {};
          for (const colour of [color, background, borderColor])
            if (colour !== undefined) expect(colourFrom(colour)).toBeDefined();
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

test('reading is pure: the same card twice is equal', () => {
  fc.assert(
    fc.property(element, value => {
      expect(cardFromJson(value)).toEqual(cardFromJson(value));
    }),
    { numRuns: runs(50) },
  );
});

function allOf(node: CardNode): readonly CardNode[] {
  return [node, ...childrenOf(node).flatMap(allOf)];
}

function countOf(node: CardNode): number {
  return allOf(node).length;
}

function depthOf(node: CardNode): number {
  return childrenOf(node).reduce((deepest, child) => Math.max(deepest, 1 + depthOf(child)), 0);
}

test('parts that cannot be drawn are counted, however deep they are', () => {
  const radio = { type: 'radio', options: [] };
  const card = {
    type: 'tabs',
    elements: [radio, { type: 'vertical', elements: [radio, { type: 'text', text: 'a' }] }],
  };
  expect(unknownPartsIn(cardFromJson(card).card)).toBe(2);
});
