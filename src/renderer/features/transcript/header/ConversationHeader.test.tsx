// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { inventedConversation, line, moment, person } from '#shared/measures/testing/invented';
import { ConversationHeader } from './ConversationHeader';

afterEach(cleanup);

const explained = () => screen.getAllByRole('listitem')[0]?.getAttribute('title')?.split('\n')[0];
const facts = () => screen.getAllByRole('listitem').map(item => item.textContent);

test('tells who spoke with whom, when and how it went', () => {
  const conversation = inventedConversation({
    summary: { startedAt: moment(0), endedAt: moment(887), disposition: 'Solved' },
    queues: [{ name: 'Returns' }],
    messages: [line('1', 'nadia', 10), line('2', 'mira', 150)],
  });
  render(<ConversationHeader conversation={conversation} zone="utc" />);
  expect(screen.getByRole('heading').textContent).toBe('Nadia with Mira');
  expect(facts()).toEqual([
    'May 6, 2024, 09:00 UTC',
    '14m 47s',
    '2 messages',
    'Longest wait 2m 20s',
    'Returns',
    'Solved',
  ]);
  expect(explained()).toBe('May 6, 2024, 09:00 – 09:14 UTC');
});

test('without times, people and words says what is not known and invents nothing', () => {
  render(<ConversationHeader conversation={inventedConversation({ participants: [] })} zone="mine" />);
  expect(screen.getByRole('heading').textContent).toBe('Customer not recorded with no agent');
  expect(facts()).toEqual(['Time not recorded', '0 messages']);
});

test('a conversation over midnight names both days, a short one its seconds', () => {
  const long = inventedConversation({ summary: { startedAt: moment(0), endedAt: moment(86_400) } });
  const { rerender } = render(<ConversationHeader conversation={long} zone="utc" />);
  expect(explained()).toBe('May 6, 2024, 09:00 – May 7, 2024, 09:00 UTC');
  const short = inventedConversation({ summary: { startedAt: moment(0), endedAt: moment(11) } });
  rerender(<ConversationHeader conversation={short} zone="utc" />);
  expect(explained()).toBe('May 6, 2024, 09:00:00 – 09:00:11 UTC');
});

test('a long list of agents is cut, the rest counted', () => {
  const agents = ['ada', 'jo', 'mira', 'tom', 'eve'].map(name => person(name, 'agent'));
  const conversation = inventedConversation({ participants: [person('nadia', 'customer'), ...agents] });
  render(<ConversationHeader conversation={conversation} zone="utc" />);
  expect(screen.getByRole('heading').textContent).toBe('Nadia with Ada, Jo, Mira and 2 more');
});
