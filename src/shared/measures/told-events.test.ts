import { expect, test } from 'vitest';
import { queueWaitsOf } from './queue-waits';
import { happened, inventedConversation, moment } from './testing/invented';
import { eventsOf } from './timeline-items';

const concluded = happened('concluded', 'queued', 0, {
  until: moment(24),
  origin: 'derived',
  to: { queue: 'Tents' },
});
const recorded = happened('greeted', 'queued', 1);

test('a wait that is both concluded and recorded stands once, with the name of its queue', () => {
  const conversation = inventedConversation({ events: [concluded, recorded] });
  expect(queueWaitsOf(conversation)).toMatchObject([{ queue: 'Tents', origin: 'recorded', item: recorded.key }]);
  expect(eventsOf(conversation)).toMatchObject([{ key: recorded.key, to: { queue: 'Tents' }, until: moment(24) }]);
});

test('a wait of another queue, or at another time, is one of its own', () => {
  const elsewhere = { ...recorded, to: { queue: 'Bikes' } };
  expect(
    queueWaitsOf(inventedConversation({ events: [concluded, elsewhere, happened('joined', 'joined', 30)] })),
  ).toHaveLength(2);
  const later = happened('later', 'queued', 60);
  expect(eventsOf(inventedConversation({ events: [concluded, later] }))).toHaveLength(2);
});
