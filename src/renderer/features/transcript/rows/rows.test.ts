import { describe, expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '#shared/measures/testing/invented';
import type { Row } from './row';
import { rowKey } from './row-key';
import { rowsOf } from './rows';

const DAY = 86_400;
const CONVERSATION = inventedConversation().key;

/** Each row in a word or two. */
function told(parts: Partial<Conversation>, zone: 'utc' | 'recorded' = 'utc'): readonly string[] {
  return rowsOf([inventedConversation(parts)], zone).rows.map(row => {
    switch (row.kind) {
      case 'gap':
        return `${row.gap} ${row.ms / 1000}`;
      case 'message':
        return `${row.item} ${row.side}${row.first ? ' first' : ''}`;
      case 'event':
        return `(${row.item})`;
      case 'note':
        return row.note;
      default:
        return row.kind;
    }
  });
}

const find = (parts: Partial<Conversation>, key: string): Row | undefined => {
  const { rows, indexOf } = rowsOf([inventedConversation(parts)], 'utc');
  return rows[indexOf.get(rowKey(CONVERSATION, itemKeyOf(key))) ?? -1];
};

describe('rows of a transcript', () => {
  test('the customer stands left, the centre right, reports in the middle', () => {
    const report = { body: { kind: 'notice' as const, text: '', what: 'endChat' } };
    expect(
      told({
        participants: [
          person('nadia', 'customer'),
          person('mira', 'agent'),
          person('tom', 'supervisor'),
          person('robo', 'bot'),
          person('sys', 'system'),
        ],
        messages: [
          line('1', 'sys', 0),
          line('2', 'robo', 1),
          line('3', 'nadia', 2),
          line('4', 'mira', 3),
          line('5', 'tom', 4),
          line('6', undefined, 5),
          line('7', 'mira', 6, report),
        ],
      }),
    ).toEqual([
      '1 middle first',
      '2 right first',
      '3 left first',
      '4 right first',
      '5 right first',
      '6 left first',
      '7 middle first',
    ]);
  });

  test('lines of one author close together are a group, an internal line or a long pause begins another', () => {
    expect(
      told({
        messages: [
          line('1', 'mira', 0),
          line('2', 'mira', 20),
          line('3', 'mira', 40, { audience: 'internal' }),
          line('4', 'mira', 45),
          line('5', 'mira', 400),
        ],
      }),
    ).toEqual(['1 right first', '2 right', '3 right first', '4 right first', 'silence 355', '5 right first']);
  });

  test('a wait is told for whom it was, and a short one not at all', () => {
    expect(
      told({
        messages: [line('1', 'nadia', 0), line('2', 'mira', 140), line('3', 'nadia', 260), line('4', 'mira', 300)],
      }),
    ).toEqual(['1 left first', 'customer 140', '2 right first', 'agent 120', '3 left first', '4 right first']);
  });

  test('days are marked only where there are several', () => {
    const messages = [line('1', 'nadia', 0), line('2', 'mira', 30)];
    expect(told({ messages })).toEqual(['1 left first', '2 right first']);
    expect(told({ messages: [...messages, line('3', 'nadia', DAY)] })).toEqual([
      'day',
      '1 left first',
      '2 right first',
      `agent ${DAY - 30}`,
      'day',
      '3 left first',
    ]);
  });

  test('the same two lines lie on one day or on two, by the zone they are read in', () => {
    const offset = (seconds: number) => ({ sentAt: { ...moment(seconds), offsetMinutes: 120 } });
    const messages = [line('1', 'nadia', 0, offset(12.5 * 3600)), line('2', 'nadia', 0, offset(13.5 * 3600))];
    expect(told({ messages }).filter(row => row === 'day')).toHaveLength(0);
    expect(told({ messages }, 'recorded').filter(row => row === 'day')).toHaveLength(2);
  });

  test('what has no time keeps its place on a shelf', () => {
    expect(
      told({
        messages: [
          line('1', 'nadia', 0),
          line('2', 'mira', undefined),
          line('3', 'mira', undefined),
          line('4', 'nadia', 9),
        ],
      }),
    ).toEqual(['1 left first', 'shelf', '2 right first', '3 right', '4 left first']);
  });

  test('an event that a line reports is not told twice, and both keys lead to the line', () => {
    const parts = {
      messages: [line('1', 'mira', 5, { body: { kind: 'notice' as const, text: '', what: 'endChat' } })],
      events: [
        happened('a', 'ended', 5, { about: itemKeyOf('1') }),
        happened('b', 'cobrowse', 7, { until: moment(30), about: itemKeyOf('elsewhere') }),
      ],
    };
    expect(told(parts)).toEqual(['1 middle first', '(b)']);
    expect(find(parts, 'a')).toMatchObject({ kind: 'message', item: '1', event: { key: 'a' } });
  });

  test('a conversation without messages says so and shows what happened', () => {
    expect(told({ events: [happened('a', 'queued', undefined), happened('b', 'ended', undefined)] })).toEqual([
      'events-only',
      'shelf',
      '(a)',
      '(b)',
    ]);
    expect(told({})).toEqual(['nothing']);
  });

  test('a reply holds what it answers, or that it is not there', () => {
    const messages = [
      line('1', 'nadia', 0),
      line('2', 'mira', 1, { replyTo: itemKeyOf('1') }),
      line('3', 'mira', 2, { replyTo: itemKeyOf('lost') }),
    ];
    expect(find({ messages }, '2')).toMatchObject({
      quoted: { key: rowKey(CONVERSATION, itemKeyOf('1')), author: { name: 'Nadia' }, text: 'words of 1' },
    });
    expect(find({ messages }, '3')).toMatchObject({ quoted: 'missing' });
    expect(find({ messages }, '1')).not.toHaveProperty('quoted');
  });

  test('positions count messages and events through the whole set', () => {
    const { rows, articles } = rowsOf(
      [
        inventedConversation({
          messages: [line('1', 'nadia', 0), line('2', 'mira', 200)],
          events: [happened('a', 'joined', 0), happened('b', 'ended', 300)],
        }),
      ],
      'utc',
    );
    expect(articles.map(index => rows[index]).map(row => row && 'position' in row && [row.item, row.position])).toEqual(
      [
        ['a', 1],
        ['1', 2],
        ['2', 3],
        ['b', 4],
      ],
    );
  });

  test('every row has a key of its own', () => {
    const messages = Array.from({ length: 200 }, (_, n) => line(`${n}`, n % 3 === 0 ? 'nadia' : 'mira', n * 9000));
    const keys = rowsOf([inventedConversation({ messages })], 'utc').rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('rows of a visit', () => {
  const first = inventedConversation({
    messages: [line('1', 'nadia', 0), line('2', 'mira', 30)],
    events: [happened('on', 'transferred', 60, { from: { participant: itemKeyOf('mira') }, origin: 'derived' })],
    summary: { startedAt: moment(0), endedAt: moment(60) },
  });
  const second = inventedConversation({
    key: 'liveperson:second' as Conversation['key'],
    participants: [person('nadia', 'customer'), person('ines', 'agent')],
    messages: [line('1', 'ines', 400), line('2', 'nadia', 430, { replyTo: itemKeyOf('1') })],
    summary: { startedAt: moment(360) },
  });

  test('a seam says how one conversation led to the next, to whom and how much later', () => {
    const seam = rowsOf([first, second], 'utc').rows.find(({ kind }) => kind === 'seam');
    expect(seam).toEqual({
      kind: 'seam',
      key: `seam ${second.key}`,
      conversation: second.key,
      nth: 2,
      transferred: true,
      who: [second.participants[1]],
      ms: 300_000,
    });
  });

  test('items with one key in two conversations are two rows, and a reply stays in its own', () => {
    const { rows, indexOf, articles } = rowsOf([first, second], 'utc');
    const row = (key: Conversation['key'], item: string) => rows[indexOf.get(rowKey(key, itemKeyOf(item))) ?? -1];
    expect(row(first.key, '1')).toMatchObject({ item: '1', member: 0, position: 1 });
    expect(row(second.key, '1')).toMatchObject({ item: '1', member: 1, position: 4 });
    expect(row(second.key, '2')).toMatchObject({ quoted: { key: rowKey(second.key, itemKeyOf('1')) } });
    expect(articles).toHaveLength(5);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test('without a transfer the visit simply goes on, and an unknown time is not told', () => {
    const calm = { ...first, events: [] };
    const untimed = { ...second, messages: [line('1', 'ines', undefined)], summary: {} };
    expect(rowsOf([calm, untimed], 'utc').rows.find(({ kind }) => kind === 'seam')).toMatchObject({
      transferred: false,
      ms: undefined,
    });
  });
});
