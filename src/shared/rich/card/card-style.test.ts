import { expect, test } from 'vitest';
import { readStyle } from './card-style';

test('reads every style that is drawn', () => {
  const style = {
    bold: true,
    italic: false,
    size: 'Large',
    color: '#333',
    'background-color': 'white',
    'border-color': 'rgb(1, 2, 3)',
    'border-radius': 5,
  };
  expect(readStyle(style)).toEqual({
    style: {
      bold: true,
      italic: false,
      size: 'large',
      color: '#333333',
      background: '#ffffff',
      borderColor: '#010203',
      borderRadius: 5,
    },
  });
});

test('keeps what is refused and what has no home beside the style', () => {
  const style = { color: 'url(x)', 'border-radius': -1, 'font-family': 'Lobster', fill: '#fff', bold: 'true' };
  expect(readStyle(style)).toEqual({
    style: { bold: true },
    rest: { color: 'url(x)', 'border-radius': -1, 'font-family': 'Lobster', fill: '#fff' },
  });
});

test('a radius cannot cut off what is inside', () => {
  expect(readStyle({ 'border-radius': 1e9 })).toEqual({ style: { borderRadius: 24 } });
});

test('a style that is none is kept', () => {
  expect(readStyle('bold')).toEqual({ rest: 'bold' });
  expect(readStyle(undefined)).toEqual({});
  expect(readStyle({})).toEqual({});
});
