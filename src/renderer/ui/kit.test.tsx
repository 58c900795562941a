// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Announcer } from './feedback/Announcer';
import { Marked } from './layout/Marked';
import { Splitter } from './layout/Splitter';

afterEach(cleanup);

test('the same words announced twice are two texts, so that both are read', () => {
  const { rerender } = render(<Announcer words="3 conversations" count={1} />);
  const first = screen.getByRole('status').textContent;
  rerender(<Announcer words="3 conversations" count={2} />);
  const second = screen.getByRole('status').textContent;
  expect([first?.trim(), second?.trim()]).toEqual(['3 conversations', '3 conversations']);
  expect(second).not.toBe(first);
});

test('marks lose no character and parse no markup', () => {
  const { container } = render(
    <Marked
      text="<b>refund</b> refund"
      marks={[
        { start: 3, end: 9 },
        { start: 14, end: 20 },
      ]}
    />,
  );
  expect(container.textContent).toBe('<b>refund</b> refund');
  expect([...container.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['refund', 'refund']);
  expect(container.querySelector('b')).toBeNull();
});

test('a splitter moves by keys, within its limits, and towards the pane it belongs to', () => {
  const asked: number[] = [];
  const show = (side: 'before' | 'after') => (
    <Splitter
      label="Width"
      controls="pane"
      pixels={200}
      least={160}
      most={360}
      side={side}
      onResize={pixels => asked.push(pixels)}
      onReset={() => asked.push(-1)}
    />
  );
  const { rerender } = render(show('before'));
  const splitter = screen.getByRole('separator', { name: 'Width' });
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Enter', 'x']) fireEvent.keyDown(splitter, { key });
  rerender(show('after'));
  fireEvent.keyDown(splitter, { key: 'ArrowLeft' });
  expect(asked).toEqual([216, 184, 160, 360, -1, 216]);
  expect(splitter.getAttribute('aria-valuenow')).toBe('200');
});
