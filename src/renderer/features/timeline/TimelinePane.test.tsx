// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { happened, inventedConversation, line } from '#shared/measures/testing/invented';
import { TimelinePane } from './TimelinePane';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(parts: Partial<Conversation>, selected?: string) {
  const onSelect = vi.fn<(key: ItemKey | undefined) => void>();
  render(
    <TimelinePane
      conversation={inventedConversation(parts)}
      zone="utc"
      selected={selected as ItemKey | undefined}
      onSelect={onSelect}
    />,
  );
  return onSelect;
}

const messages = [line('1', 'nadia', 0), line('2', 'mira', 140), line('3', 'nadia', 300)];
const plot = () => screen.getByRole('application');
const isDisabled = (name: string) => screen.getByLabelText(name).hasAttribute('disabled');

test('the drawing is hidden from assistive technology, what moves it is not', () => {
  show({ messages });
  expect(document.querySelector('canvas')?.closest('[aria-hidden="true"]')).toBeTruthy();
  expect(plot().getAttribute('aria-label')).toContain('The events table holds the same facts');
  expect(plot().getAttribute('tabindex')).toBe('0');
});

test('each measure that is known tells how it is measured', () => {
  show({ messages });
  fireEvent.click(screen.getByRole('button', { name: 'Longest wait 2m 20s' }));
  expect(screen.getByRole('dialog').textContent).toContain('from a customer’s unanswered message');
  expect(screen.queryByText(/Handle time/)).toBeNull();
});

test('keys and buttons do the same: closer, whole', () => {
  show({ messages });
  expect(isDisabled('Show the whole')).toBe(true);
  fireEvent.keyDown(plot(), { key: 'w' });
  expect(isDisabled('Show the whole')).toBe(false);
  fireEvent.keyDown(plot(), { key: '0' });
  expect(isDisabled('Show the whole')).toBe(true);
  fireEvent.click(screen.getByLabelText('Zoom in'));
  expect(isDisabled('Zoom out')).toBe(false);
});

test('a key with Control is somebody else’s', () => {
  show({ messages });
  fireEvent.keyDown(plot(), { key: 'w', ctrlKey: true });
  expect(isDisabled('Show the whole')).toBe(true);
});

test('the selection can be fitted only where there is one', () => {
  show({ messages });
  expect(isDisabled('Fit the selection')).toBe(true);
  cleanup();
  show({ messages }, '2');
  expect(isDisabled('Fit the selection')).toBe(false);
});

test('what has no time is on the shelf and can be selected there', () => {
  const onSelect = show({ messages, events: [happened('a', 'transferred', undefined, { origin: 'derived' })] });
  fireEvent.click(screen.getByRole('button', { name: 'Transferred' }));
  expect(onSelect).toHaveBeenLastCalledWith('a');
});

test('idle times can be shortened only where there are any', () => {
  show({ messages });
  expect(screen.queryByLabelText('Shorten idle time')).toBeNull();
  cleanup();
  show({ messages: [...messages, line('4', 'nadia', 900_000)] });
  expect(screen.getByLabelText('Shorten idle time').getAttribute('aria-pressed')).toBe('true');
});

test('where no time is known the drawing says that it shows the order only', () => {
  show({ events: [happened('a', 'queued', undefined), happened('b', 'ended', undefined)] });
  expect(screen.getByText('order only, no times recorded')).toBeTruthy();
});

test('of nothing it says that there is nothing', () => {
  show({});
  expect(screen.getByText(/Nothing to show/)).toBeTruthy();
});
