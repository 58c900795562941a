import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import { EVERYTHING } from '#shared/export/choose-content';
import { Chunks } from '#shared/export/chunks';
import {
  canBeApart,
  canBeMasked,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  PERSONAL_CHOICES,
  TABLE_ROWS,
} from '#shared/export/options';
import { createApartWriter, createWriter } from '#shared/export/writers';
import type { Marks } from '#shared/marks/marks';
import { happened, inventedConversation, itemKeyOf, line, moment, person } from '#shared/measures/testing/invented';
import { NOW } from '../../state/testing/archive.fixture';
import { createPreparing } from './prepare';
import { tellingOf } from './telling';

const MAIL = 'nadia.quist@mail.example';
const PHONE = '+47 912 34 567';
const CARD = '4111 1111 1111 1111';

/** A customer whose name and numbers stand wherever something can stand. */
const conversation: Conversation = inventedConversation({
  key: 'liveperson:acct:quist-7731' as Conversation['key'],
  vendorId: 'quist-7731',
  summary: { startedAt: moment(0), disposition: `sent to ${MAIL}`, account: 'acct' },
  participants: [
    person('c', 'customer', {
      name: 'Nadia Quist',
      otherNames: [MAIL],
      ids: ['CU-99120'],
      facts: [{ name: 'email', value: MAIL, kind: 'email' }],
    }),
    person('a', 'agent', { name: 'Mira Lund', ids: ['agent-17'] }),
  ],
  messages: [
    line('1', 'c', 0, { body: { kind: 'text', text: `I am Nadia Quist, ${MAIL}, ${PHONE}` } }),
    line('2', 'a', 5, {
      body: {
        kind: 'rich',
        text: `Hello Nadia, write to ${MAIL}`,
        source: `<b>Nadia</b> ${MAIL}`,
        nodes: [
          { kind: 'text', text: 'Hello ' },
          { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: 'Nadia' }] },
          { kind: 'link', href: `mailto:${MAIL}`, children: [{ kind: 'text', text: MAIL }] },
        ],
      },
      replyTo: itemKeyOf('1'),
    }),
    line('3', 'a', 9, {
      body: {
        kind: 'card',
        text: 'Nadia Quist',
        card: {
          kind: 'button',
          title: 'Pay, Nadia Quist',
          look: 'flat',
          tooltip: MAIL,
          actions: [{ kind: 'publishText', text: `My card is ${CARD}` }],
        },
      },
    }),
    line('4', 'c', 12, { body: { kind: 'file', text: '', media: 'image', name: 'Nadia Quist.png', caption: PHONE } }),
    line('5', 'a', 15, { audience: 'internal', body: { kind: 'text', text: `Quist called from ${PHONE}` } }),
  ],
  events: [
    happened('e', 'other', 13, { label: `mail to ${MAIL}`, facts: [{ name: 'to', value: MAIL, kind: 'email' }] }),
  ],
  surveys: [
    {
      key: itemKeyOf('s'),
      phase: 'before',
      answers: [
        { question: 'Your name?', values: ['Nadia Quist'] },
        { question: 'Phone', values: [PHONE] },
      ],
    },
  ],
  attributes: [
    {
      key: itemKeyOf('t'),
      type: 'personalInfo',
      facts: [
        { name: 'name', value: 'Nadia' },
        { name: 'surname', value: 'Quist' },
      ],
      products: [],
    },
  ],
  facts: [{ group: 'customer', facts: [{ name: 'phone', value: PHONE, kind: 'phone' }] }],
  extras: { 'liveperson/engagement': { contact: { mail: MAIL, name: 'Nadia Quist' } } },
  origins: [{ shape: 'liveperson/engagement', file: 'Nadia Quist.json', record: 0 }],
});

const marks: Marks = {
  flagged: true,
  tags: [MAIL],
  notes: [
    { id: 'n1', text: `Nadia Quist was upset, ${PHONE}`, at: NOW, item: itemKeyOf('1') },
    { id: 'n2', text: `Ask ${MAIL}`, at: NOW },
  ],
  evaluation: 40,
};

const choose = (differs: Partial<ExportOptions>): ExportOptions => ({
  format: 'html',
  rows: 'messages',
  apart: false,
  content: EVERYTHING,
  marks: true,
  personal: 'show',
  ...differs,
});

/** All that a file says, with what is packed in it, and the names of what is in it. */
async function written(options: ExportOptions): Promise<{ readonly said: string; readonly values: readonly string[] }> {
  const telling = tellingOf(options, 'utc', 'Conversations');
  const writer = options.apart ? createApartWriter(options.format, telling) : createWriter(options.format, telling);
  const prepared = createPreparing(options)(conversation, marks);
  const one = { ...prepared, originals: [] };
  const chunks = new Chunks();
  for (const pieces of [writer.begin(), writer.add(one), writer.end()])
    for await (const piece of pieces) chunks.add(piece);
  const bytes = chunks.take();
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const said = isZip
    ? Object.entries(unzipSync(bytes)).map(([name, inner]) => `${name}\n${strFromU8(inner)}`)
    : [new TextDecoder().decode(bytes)];
  return { said: [telling.fileName(one), ...said].join('\n'), values: [...(prepared.masked?.values ?? [])] };
}

const FORMS: readonly (readonly [ExportFormat, Partial<ExportOptions>])[] = EXPORT_FORMATS.filter(canBeMasked).flatMap(
  format => [
    ...TABLE_ROWS.map(rows => [format, { rows }] as const),
    ...(canBeApart(format) ? [[format, { apart: true }] as const] : []),
  ],
);

test.each(FORMS)('S-12: %s %j says nothing that is masked, wherever it stood', async (format, differs) => {
  const { said, values } = await written(choose({ format, personal: 'customers', ...differs }));
  expect(values.length).toBeGreaterThan(8);
  const leaks = [...values, 'Nadia', 'Quist', MAIL, '912 34 567', '4111 1111', '99120', 'quist-7731'];
  const low = said.toLowerCase();
  expect(leaks.filter(value => low.includes(value.toLowerCase()))).toEqual([]);
  expect(said).toContain('Customer 1');
});

test('S-12: what is shown is there to be found, so that the search above can find something', async () => {
  for (const [format, differs] of FORMS) {
    const { said } = await written(choose({ format, ...differs }));
    expect(said).toContain('Nadia Quist');
  }
});

test('agents keep their names, unless everybody is masked', async () => {
  const named = await Promise.all(
    PERSONAL_CHOICES.map(async personal => (await written(choose({ personal }))).said.includes('Mira Lund')),
  );
  expect(named).toEqual([true, true, false]);
});

test('the same customer is the same one in all conversations of an export', () => {
  const prepare = createPreparing(choose({ personal: 'customers' }));
  const names = [1, 2].map(() => prepare(conversation, marks).conversation.participants[0]?.name);
  expect(names).toEqual(['Customer 1', 'Customer 1']);
});

test('a masked copy in Lectern’s own form is another conversation than the one it was made of', () => {
  const { conversation: copy } = createPreparing(choose({ format: 'json-lines', personal: 'customers' }))(
    conversation,
    marks,
  );
  expect(copy.key).not.toBe(conversation.key);
  expect(copy.key.endsWith(':masked')).toBe(true);
});
