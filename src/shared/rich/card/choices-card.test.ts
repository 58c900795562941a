import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../base/json';
import { cardFromChoices } from './choices-card';

test('titles stand first, and plain options are quick replies', () => {
  expect(
    cardFromChoices({ options: ['Yes', { title: 'No', id: 2 }], footer: 'soon', title: 'Sure?' }, 'replies'),
  ).toEqual({
    text: 'Sure?\nsoon\n[Yes]\n[No]',
    card: {
      kind: 'replies',
      prompt: 'Sure?\nsoon',
      children: [
        { kind: 'button', title: 'Yes', look: 'flat' },
        { kind: 'button', title: 'No', look: 'flat', extras: { id: 2 } },
      ],
    },
  });
});

test('sections and options inside other objects are found', () => {
  const menu = {
    header: { text: 'Menu' },
    body: { text: 'Choose one', format: 'plain' },
    action: {
      buttons: [{ type: 'reply', reply: { id: 'a', title: 'First' } }],
      sections: [{ title: 'More', rows: [{ title: 'Second', description: 'of two' }] }],
    },
  };
  expect(cardFromChoices(menu, 'column')?.card).toEqual({
    kind: 'column',
    frame: 'border',
    children: [
      { kind: 'text', text: 'Menu' },
      { kind: 'text', text: 'Choose one' },
      { kind: 'button', title: 'First', look: 'flat', extras: { id: 'a' } },
      {
        kind: 'section',
        children: [
          { kind: 'text', text: 'More' },
          { kind: 'button', title: 'Second', subtitle: 'of two', look: 'flat' },
        ],
      },
    ],
  });
});

test('markup is text', () => {
  expect(cardFromChoices({ text: '<b>x</b>', options: [] }, 'column')?.text).toBe('<b>x</b>');
});

test('where neither words nor options are found there is no card', () => {
  expect(cardFromChoices({ code: 7, list: [null, {}, ''], inner: { deep: {} } }, 'column')).toBeUndefined();
});

test('never throws, whatever the JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 })), fc.boolean(), (value, plain) => {
      cardFromChoices(value as JsonObject, plain ? 'replies' : 'column');
    }),
  );
});
