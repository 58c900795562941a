// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { inventedConversation, line } from '#shared/measures/testing/invented';
import { MeasureChips } from './MeasureChips';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const conversation = inventedConversation({
  messages: [line('1', 'nadia', 0), line('2', 'mira', 140), line('3', 'nadia', 300)],
});
const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

/** Every chip is 100 pixels wide, in a row of so many pixels. */
function showIn(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const nth = this.parentElement === null ? 0 : [...this.parentElement.children].indexOf(this);
    return this.tagName === 'BUTTON' ? new DOMRect(nth * 100, 0, 100, 24) : new DOMRect(0, 0, width, 24);
  });
  render(<MeasureChips conversation={conversation} />);
}

test('where all measures fit, all are shown', () => {
  showIn(600);
  expect(names()).not.toContain('1 more');
  expect(names().length).toBeGreaterThan(3);
});

test('those that do not fit are one press away, with what they mean', async () => {
  showIn(600);
  const all = names();
  cleanup();
  vi.restoreAllMocks();
  showIn(270);
  expect(names()).toEqual([...all.slice(0, 2), `${all.length - 2} more`]);
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: /more$/ })));
  const dialog = screen.getByRole('dialog', { name: 'More measures' });
  expect(dialog.querySelectorAll('dt')).toHaveLength(all.length - 2);
  expect(dialog.textContent).toContain('The longest time');
});
