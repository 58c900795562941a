// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeView } from './CodeView';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(19);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const show = (text: string, at?: number) =>
  render(<CodeView label="march.json" text={text} at={at} onCopied={() => undefined} />);
const lines = () => [...document.querySelectorAll('code')].map(line => line.textContent);

test('a member without its comma stays readable, and nothing is added that is no blank', () => {
  show('{"a": 1 "b":[true]}');
  expect(lines()).toEqual(['{', '"a": 1 "b": [', 'true', ']', '}']);
});

test('what begins on a line can be folded away', async () => {
  show('{"a":{"b":1},"c":2}');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'What begins on line 2' }));
  });
  expect(lines()).toEqual(['{', '"a": { …', '"c": 2', '}']);
});

test('hits are counted, walked through and marked', async () => {
  show('{"a":"sale","b":"on Sale"}');
  const box = screen.getByRole('searchbox', { name: 'Find in this record' });
  await act(async () => {
    fireEvent.change(box, { target: { value: 'sale' } });
  });
  expect(screen.getByText('1 of 2')).toBeTruthy();
  await act(async () => {
    fireEvent.keyDown(box, { key: 'Enter' });
  });
  expect(screen.getByText('2 of 2')).toBeTruthy();
  expect(document.querySelector('[data-target="true"] mark')?.textContent).toBe('Sale');
  expect(document.querySelectorAll('mark').length).toBe(2);
});

test('the pointer of the marked line can be copied, and the arrow keys mark another', async () => {
  const written = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText: written } });
  show('{"a":1,"b":[{"c":2}]}', 1);
  const copy = () =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Copy the JSON pointer of the marked line' }));
    });
  await copy();
  expect(screen.getByRole('status').textContent).toBe('Copied: /a');
  for (let step = 0; step < 3; step += 1) fireEvent.keyDown(screen.getByLabelText('march.json'), { key: 'ArrowDown' });
  await copy();
  expect(written.mock.lastCall).toEqual(['/b/0/c']);
  vi.unstubAllGlobals();
});

test('the place asked for is outlined', () => {
  show('{"a":1,"b":2}', 7);
  expect(document.querySelector('[data-target="true"] code')?.textContent).toBe('"b": 2');
});

test('as in the file, every blank is kept', async () => {
  show('{ "a" :  1 }');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'One line for each member' }));
  });
  expect(lines()).toEqual(['{ "a" :  1 }']);
});

test('a record of a hundred thousand lines puts only those in sight into the document', () => {
  show(JSON.stringify(Array.from({ length: 100_000 }, (_, n) => n)));
  expect(lines().length).toBeLessThan(120);
});
