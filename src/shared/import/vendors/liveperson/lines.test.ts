import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../base/json';
import { engagement, merged, partOf, remarksOf, START, sample, withLines } from './samples/engagement';
import numberedText from './samples/line-numbers.json?raw';
import unnumberedText from './samples/no-line-numbers.json?raw';
import reExportedText from './samples/re-exported-card.json?raw';

const numbered = sample(numberedText);
const unnumbered = sample(unnumberedText);
const reExported = sample(reExportedText);

const agentLine = (members: JsonObject): JsonObject => ({
  timeL: START,
  source: 'agent',
  by: 'Ben',
  agentId: 77,
  ...members,
});
const bodyOf = (members: JsonObject) => partOf(withLines(agentLine(members))).messages[0]?.body;
const texts = (record: JsonObject) => merged(record).messages.map(({ body }) => body.text);

describe('what a line says', () => {
  test.each<[string, JsonObject, unknown]>([
    [
      'plain text is never markup',
      { textType: 'plain', text: '<b>5 &lt; 6</b>' },
      { kind: 'text', text: '<b>5 &lt; 6</b>' },
    ],
    ['without a type it is plain', { text: 'hi' }, { kind: 'text', text: 'hi' }],
    ['an unknown type is shown by its text', { textType: 'voice', text: 'hi' }, { kind: 'text', text: 'hi' }],
    ['html without markup is text', { textType: 'html', text: 'hi' }, { kind: 'text', text: 'hi' }],
    [
      'html becomes a tree and keeps its source',
      { textType: 'html', text: 'a <i>b</i>' },
      {
        kind: 'rich',
        text: 'a b',
        nodes: [
          { kind: 'text', text: 'a ' },
          { kind: 'mark', mark: 'italic', children: [{ kind: 'text', text: 'b' }] },
        ],
        source: 'a <i>b</i>',
      },
    ],
    [
      'an address is a link',
      { textType: 'url', text: ' https://example.invalid/a ' },
      { kind: 'link', text: ' https://example.invalid/a ', url: 'https://example.invalid/a' },
    ],
    ['an address with words is text', { textType: 'url', text: 'see here' }, { kind: 'text', text: 'see here' }],
    ['a number is its digits', { text: 42 }, { kind: 'text', text: '42' }],
    ['an object for text is kept', { text: { de: 'ja' } }, { kind: 'unknown', text: '', value: { de: 'ja' } }],
    ['nothing is empty', { textType: 'html' }, { kind: 'text', text: '' }],
  ])('%s', (_, members, body) => {
    expect(bodyOf(members)).toEqual(body);
  });

  test('a card is read wherever it is, also under another type and inside a string', () => {
    const json = { type: 'text', text: 'Two for one' };
    for (const members of [
      { textType: 'rich-content', json },
      { json },
      { textType: 'new', json: JSON.stringify(json) },
    ]) {
      expect(bodyOf(members)).toMatchObject({
        kind: 'card',
        text: 'Two for one',
        card: { kind: 'text', text: 'Two for one' },
      });
    }
  });

  test('a broken card is shown as it was written, and said', () => {
    const { messages } = partOf(reExported);
    expect(messages.map(({ body }) => body)).toMatchObject([
      { kind: 'card', text: 'A card in a string' },
      { kind: 'unknown', type: 'rich-content', text: '{"type":"text",', value: '{"type":"text",' },
    ]);
    expect(remarksOf(reExported)).toEqual(['liveperson/broken-card /transcript/lines/1 1']);
  });

  test('a line that says nothing at all is said', () => {
    expect(remarksOf(withLines(agentLine({}), agentLine({})))).toEqual([
      'liveperson/line-without-text /transcript/lines/0 2',
    ]);
    expect(remarksOf(withLines(agentLine({ text: '' })))).toEqual([]);
  });
});

describe('who said it', () => {
  const authors = (...lines: Json[]) => {
    const { messages, participants } = partOf(withLines(...lines));
    return messages.map(({ author }) => {
      const found = participants.find(({ key }) => key === author);
      return [found?.role, found?.name, found?.roleInferred ?? false];
    });
  };

  test('is told by the source', () => {
    expect(
      authors(
        { timeL: START, source: 'visitor', by: 'Ana' },
        { timeL: START + 1, source: 'AGENT', by: 'Ben', agentId: 77 },
        { timeL: START + 2, source: 'system', by: 'info', agentId: 0 },
      ),
    ).toEqual([
      ['customer', 'Ana', false],
      ['agent', 'Ben', false],
      ['system', undefined, false],
    ]);
  });

  test('is inferred, and marked so, where the source is missing', () => {
    expect(
      authors(
        { timeL: START, by: 'info' },
        { timeL: START + 1, by: 'Cleo', agentId: 80 },
        { timeL: START + 2, by: 'Somebody' },
      ),
    ).toEqual([
      ['system', undefined, true],
      ['agent', 'Cleo', true],
      ['unknown', 'Somebody', false],
    ]);
  });

  test('can be an agent whom only the lines know', () => {
    const { participants } = partOf(
      withLines(
        agentLine({ text: 'a' }),
        agentLine({ text: 'b', by: 'Ola', agentId: '78' }),
        agentLine({ text: 'c', by: 'Ola', agentId: 0 }),
      ),
    );
    expect(participants.filter(({ role }) => role === 'agent').map(({ name, ids }) => [name, ids])).toEqual([
      ['Ben', ['77']],
      ['Ola', ['78']],
    ]);
  });

  test('is the agent of the engagement also where info has no id or the line has none', () => {
    const record = engagement(
      { agentFullName: 'Ben' },
      { transcript: { lines: [agentLine({}), agentLine({ agentId: 0 })] } },
    );
    expect(partOf(record).participants.map(({ key }) => key)).toEqual(['customer', 'agent/77']);
  });

  test('a name the widget made up gives way to a real one', () => {
    const record = engagement(
      { visitorName: 'You' },
      { transcript: { lines: [{ timeL: START, source: 'visitor', by: 'Ana' }] } },
    );
    expect(partOf(record).participants[0]).toMatchObject({ name: 'Ana', otherNames: ['You'] });
  });
});

describe('the order of lines', () => {
  test('is time, then number, then place in the file', () => {
    expect(texts(numbered)).toEqual(['one', 'two', 'three', 'four']);
    expect(texts(unnumbered)).toEqual(['one', 'two', 'three']);
  });

  test('numbers are numbers, and a line without one stays behind the one before it', () => {
    const line = (text: string, lineSeq?: Json) => agentLine({ text, ...(lineSeq === undefined ? {} : { lineSeq }) });
    expect(texts(withLines(line('c', '100'), line('d'), line('a', 9), line('b', '20')))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('lines before the start and after the end are kept', () => {
    const record = engagement(
      { endTimeL: START + 10 },
      {
        transcript: {
          lines: [
            { timeL: START - 5000, text: 'before' },
            { timeL: START + 5000, text: 'after' },
          ],
        },
      },
    );
    expect(texts(record)).toEqual(['before', 'after']);
  });

  test('a line without a time stays where it stood', () => {
    expect(
      texts(withLines(agentLine({ text: 'a' }), { text: 'b', by: 'Ana' }, agentLine({ text: 'c', timeL: START + 9 }))),
    ).toEqual(['a', 'b', 'c']);
    expect(partOf(withLines({ text: 'b', timeL: -1, time: 'undefined' })).messages[0]?.sentAt).toBeUndefined();
  });

  test('lines of one person at one instant have keys of their own', () => {
    const { messages } = partOf(withLines(agentLine({ text: 'a' }), agentLine({ text: 'b' })));
    expect(messages.map(({ key }) => key)).toEqual([
      `line/agent/${START}/~262p94epp1d`,
      `line/agent/${START}/~2dic9ba9q67`,
    ]);
  });
});

describe('marks of a line', () => {
  const first = (members: JsonObject) => partOf(withLines(agentLine({ text: 'hi', ...members }))).messages[0];

  test('a line for agents only is internal', () => {
    expect(first({ subType: 'ONLY_TO_REP' })?.audience).toBe('internal');
    expect(first({ subType: 'REGULAR' })?.audience).toBe('everyone');
  });

  test.each([
    [0, undefined],
    ['0', undefined],
    [undefined, undefined],
    [55, { id: '55', edited: false }],
    ['-55', { id: '55', edited: true }],
    [-1, { id: '1', edited: true }],
  ])('a canned reply of type %j', (cannedAnswerType, canned) => {
    expect(first(cannedAnswerType === undefined ? {} : { cannedAnswerType })?.canned).toEqual(canned);
  });

  test('what has no home is kept word for word', () => {
    expect(first({ mood: 'low', controlType: 9, subType: 'NEW', textType: 'voice', json: [1] })?.extras).toEqual({
      mood: 'low',
      controlType: 9,
      subType: 'NEW',
      textType: 'voice',
      json: [1],
    });
    expect(first({ controlType: 0, subType: 'REGULAR', textType: 'plain' })?.extras).toBeUndefined();
  });

  test('members are kept whatever they are called, and values whatever they are', () => {
    const line = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as JsonObject;
    expect(Object.entries(first(line)?.extras ?? {})).toEqual([
      ['__proto__', { a: 1 }],
      ['constructor', 2],
    ]);
    const odd = { toString: 1, valueOf: null };
    expect(first({ controlType: odd, lineSeq: odd })?.extras).toEqual({ controlType: odd });
  });

  test('two clocks are both kept and noticed', () => {
    const record = withLines(agentLine({ text: 'hi', timeL: START, time: '2023-11-14 23:13:25.000+0000' }));
    expect(partOf(record).messages[0]?.sentAt).toEqual({
      at: START,
      offsetMinutes: 0,
      other: { clock: 'time', at: START + 3_600_000 },
    });
    expect(remarksOf(record)).toEqual(['liveperson/two-clocks /transcript/lines/0/timeL 1']);
  });

  test('elements that are no lines are kept and noticed', () => {
    const record = withLines(agentLine({ text: 'hi' }), 'torn', null);
    expect(partOf(record).extras).toEqual({ transcript: { lines: ['torn', null] } });
    expect(remarksOf(record)).toEqual(['liveperson/unreadable-lines /transcript/lines 2']);
  });
});

describe('scores of lines', () => {
  const scored = (lineScores: Json) => ({
    ...withLines(agentLine({ text: 'a', lineSeq: '5' }), agentLine({ text: 'b' })),
    lineScores,
  });

  test('go to the line with their number', () => {
    const { messages, extras } = partOf(scored([{ lineSeq: 5, lineRawScore: -2, mcs: 40 }]));
    expect(messages.map(({ score, extras }) => [score, extras])).toEqual([
      [40, { lineRawScore: -2 }],
      [undefined, undefined],
    ]);
    expect(extras).toBeUndefined();
  });

  test('that belong to no line, or to a line that has one, are kept and noticed', () => {
    const lost = [{ mcs: 50 }, 'x', { lineSeq: '5', mcs: 41 }, { lineSeq: '6', mcs: 42 }];
    const record = scored([{ lineSeq: '5', mcs: 40 }, ...lost]);
    expect(partOf(record).extras).toEqual({ lineScores: lost });
    expect(remarksOf(record)).toEqual(['liveperson/unjoined-scores /lineScores 4']);
  });
});

test('system lines are messages and events about them', () => {
  const system = (controlType: Json, text: string, n: number) => ({
    timeL: START + n,
    source: 'system',
    by: 'info',
    controlType,
    text,
  });
  const { messages, events } = partOf(
    withLines(
      system(4, 'One moment', 0),
      system(3, 'Ben is here', 1),
      agentLine({ text: 'hi', timeL: START + 2 }),
      system('3', 'Ola is here', 3),
      agentLine({ text: 'yo', by: 'Ola', agentId: 78, timeL: START + 4 }),
      system(5, 'Over', 5),
    ),
  );
  expect(events.map(({ kind, origin, participant, about }) => [kind, origin, participant, about])).toEqual([
    ['queued', 'recorded', 'customer', messages[0]?.key],
    ['joined', 'recorded', 'agent/77', messages[1]?.key],
    ['joined', 'recorded', 'agent/78', messages[3]?.key],
    ['ended', 'recorded', undefined, messages[5]?.key],
  ]);
  expect(new Set(events.map(({ key }) => key)).size).toBe(4);
  expect(messages[0]?.body).toEqual({ kind: 'text', text: 'One moment' });
});
