import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CardNode } from '../domain/card';
import { type Conversation, conversation as schema } from '../domain/conversation';
import { itemKey } from '../domain/keys';
import type { Body } from '../domain/message';
import { conversationWith, line, person } from '../query/samples/conversation';
import { MASK_KINDS } from './kinds';
import { maskConversation } from './mask-conversation';
import { createMasking } from './masking';
import { type MaskRules, USUAL_RULES } from './rules';

const STRICT_RULES: MaskRules = { kinds: MASK_KINDS, patterns: [] };
const masking = (rules = USUAL_RULES) => createMasking(rules, (kind, number, label) => `[${label ?? kind} ${number}]`);

const said = (body: Body, conversation: Partial<Conversation> = {}) =>
  maskConversation(
    conversationWith({
      participants: [person('customer', 'Lena Brandt', 'C-4711'), person('agent', 'Mira Lund')],
      messages: [{ ...line('Lena Brandt', ''), body }],
      ...conversation,
    }),
    masking(),
  ).conversation.messages[0]?.body;

test('S-12: no text of a conversation leaves as it was, wherever it stands', () => {
  for (const whole of fullConversations()) {
    const { conversation, values } = maskConversation(whole, masking(STRICT_RULES));
    expect(values.size).toBeGreaterThan(30);
    expect(leaksIn(conversation).slice(0, 10)).toEqual([]);
    expect(schema.safeParse(conversation).success).toBe(true);
  }
});

test('keys lead to the same items, and hold no names', () => {
  const { conversation } = maskConversation(
    conversationWith({
      participants: [person('customer', 'Lena')],
      messages: [line('Lena', 'one'), { ...line('Lena', 'two'), replyTo: line('Lena', 'one').key }],
    }),
    masking(),
  );
  const [first, second] = conversation.messages;
  expect(second?.replyTo).toBe(first?.key);
  expect(first?.author).toBe(conversation.participants[0]?.key);
  expect(JSON.stringify(conversation)).not.toContain('Lena');
});

test('the same person has one stand-in in all conversations, the same value too', () => {
  const one = masking();
  const texts = [1, 2].map(n =>
    maskConversation(
      conversationWith({
        vendorId: String(n),
        participants: [person('customer', 'Lena Brandt')],
        messages: [
          line('Lena Brandt', 'I am lena, a.b@c.example'),
          line('Lena Brandt', 'A.B@c.example or x@y.example'),
        ],
      }),
      one,
    ).conversation.messages.map(({ body }) => body.text),
  );
  expect(texts).toEqual([
    ['I am [customer 1], [email 1]', '[email 1] or [email 2]'],
    ['I am [customer 1], [email 1]', '[email 1] or [email 2]'],
  ]);
});

test('people with the same first name are not taken for one', () => {
  const one = masking();
  const names = ['a', 'b'].map(
    n =>
      maskConversation(
        {
          ...conversationWith({ participants: [person('customer', 'Lena')] }),
          key: `ccai:${n}` as Conversation['key'],
        },
        one,
      ).conversation.participants[0]?.name,
  );
  expect(names).toEqual(['[customer 1]', '[customer 2]']);
});

test('agents stay readable unless they are to be masked', () => {
  const whole = conversationWith({
    participants: [person('customer', 'Lena'), person('agent', 'Mira Lund', 'agent-7')],
    messages: [line('Mira Lund', 'This is Mira')],
  });
  expect(maskConversation(whole, masking()).conversation.messages[0]?.body.text).toBe('This is Mira');
  expect(maskConversation(whole, masking(STRICT_RULES)).conversation.messages[0]?.body.text).toBe('This is [agent 1]');
});

test('what runs across formatting is masked as a whole', () => {
  expect(
    said({
      kind: 'rich',
      text: '4111 1111 1111 1111',
      source: '4111 <b>1111</b> 1111 1111',
      nodes: [
        { kind: 'text', text: 'card 4111 ' },
        { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: '1111' }] },
        { kind: 'text', text: ' 1111 1111 ok' },
        { kind: 'block', block: 'paragraph', children: [{ kind: 'text', text: 'by Lena' }] },
        { kind: 'link', href: 'mailto:lena@shop.example', children: [{ kind: 'text', text: 'here' }] },
      ],
    }),
  ).toEqual({
    kind: 'rich',
    text: '[card 1]',
    source: '[card 1]',
    nodes: [
      { kind: 'text', text: 'card [card 1]' },
      { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: '' }] },
      { kind: 'text', text: ' ok' },
      { kind: 'block', block: 'paragraph', children: [{ kind: 'text', text: 'by [customer 1]' }] },
      { kind: 'link', href: 'mailto:[email 1]', children: [{ kind: 'text', text: 'here' }] },
    ],
  });
});

test('a place has no coordinates any more, and a picture inside the export is left out', () => {
  expect(said({ kind: 'location', text: '60.4, 5.3', latitude: 60.4, longitude: 5.3 })).toEqual({
    kind: 'text',
    text: '[place 1]',
  });
  expect(
    said({ kind: 'file', text: '', media: 'image', name: 'Lena Brandt.png', preview: 'data:image/png;base64,AA' }),
  ).toEqual({
    kind: 'file',
    text: '',
    media: 'image',
    name: '[customer 1].png',
  });
});

test('a customer without a name has none that is an id', () => {
  const nameless = { ...person('customer', 'x', '90017742'), name: undefined, key: itemKey('c') };
  const { conversation } = maskConversation(
    conversationWith({ participants: [nameless as unknown as Conversation['participants'][number]] }),
    masking(),
  );
  expect(conversation.participants[0]).toMatchObject({ name: '[customer 1]', ids: ['[id 1]'] });
});

test('what is named by its field is masked whatever it looks like, also as a number and as a name of a member', () => {
  const { conversation, counts } = maskConversation(
    conversationWith({
      facts: [
        {
          group: 'customer',
          facts: [
            { name: 'customerAge', value: 41 },
            { name: 'name', value: 'Ola', kind: 'name' },
          ],
        },
      ],
      extras: { shape: { 'lena@shop#_#example': { phone: 22345678, agentName: 'Mira', visitorName: 'Ola' } } },
      messages: [line('x', 'Ola, 22 34 56 78')],
    }),
    masking(),
  );
  expect(conversation.facts[0]?.facts.map(({ value }) => value)).toEqual(['[detail 1]', '[customer 1]']);
  expect(conversation.extras).toEqual({
    shape: { '[email 1]': { phone: '[phone 1]', agentName: 'Mira', visitorName: '[customer 1]' } },
  });
  expect(conversation.messages[0]?.body.text).toBe('[customer 1], 22 34 56 78');
  expect(counts).toMatchObject({ detail: 1, email: 1, phone: 1 });
});

test('what a short question for a name is answered with is a name', () => {
  const { conversation } = maskConversation(
    conversationWith({
      surveys: [
        {
          key: itemKey('s'),
          phase: 'before',
          answers: [
            { question: 'Your name?', values: ['Ola Nordmann'] },
            { question: 'Which tent?', values: ['Kvitfjell'] },
          ],
        },
      ],
      messages: [line('Visitor', 'Kvitfjell, says Ola')],
    }),
    masking(),
  );
  expect(conversation.surveys[0]?.answers.map(({ values }) => values)).toEqual([['[customer 1]'], ['Kvitfjell']]);
  expect(conversation.messages[0]?.body.text).toBe('Kvitfjell, says [customer 1]');
});

test('own patterns are masked under their own names', () => {
  const rules = { ...USUAL_RULES, patterns: [{ text: 'FW-*', label: 'order no.' }, { text: '*' }] };
  const { conversation } = maskConversation(
    conversationWith({ messages: [line('x', 'FW-1, FW-2, fw-1')] }),
    masking(rules),
  );
  expect(conversation.messages[0]?.body.text).toBe('[order no. 1], [order no. 2], [order no. 1]');
});

// --- a conversation with everything in it ---

const SECRET = 'secret.example';

/** Words of our own, which are the same in every conversation. */
const OWN_WORDS =
  /(?:^|\.)(?:kind|role|source|audience|media|origin|status|endedBy|phase|state|severity|code|shape|impossible|note|group|mark|block|look|frame|size|scroll|aspectRatio|clock|flags\.\d+|links\.\d+\.reason|conflicts\.\d+\.name|attributes\.\d+\.(?:versions\.\d+\.)?type|style\..*)$/;

function leaksIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.includes(SECRET) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(name.includes(SECRET) ? [`${path}.${name}`] : []),
    ...leaksIn(each, `${path}.${name}`),
  ]);
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
}

/** Conversations with every member that the documented schema knows, each text an address that nothing else holds. */
function fullConversations(): Conversation[] {
  const root = JSON.parse(
    readFileSync(new URL('../../../docs/conversation.schema.json', import.meta.url), 'utf8'),
  ) as Schema & {
    readonly $defs?: Readonly<Record<string, Schema>>;
  };
  let count = 0;
  const secret = () => `p${++count}@${SECRET}`;

  const fill = (part: Schema, path: string, depth: number): unknown[] => {
    if (part.$ref !== undefined) return depth > 14 ? [] : fill(defOf(part.$ref), path, depth + 1);
    if (part.const !== undefined) return [part.const];
    if (part.enum !== undefined) return [part.enum[0]];
    const union = part.anyOf ?? part.oneOf;
    if (union !== undefined) return union.flatMap(one => fill(one, path, depth + 1));
    if (path.endsWith('.card') || path.endsWith('.quickReplies')) return cards(secret);
    if (part.type === 'array') {
      const items = part.items === undefined ? [] : fill(part.items, `${path}.0`, depth + 1);
      return [items.length === 1 ? [...items, ...items] : items];
    }
    if (part.type === 'object') return objects(part, path, depth);
    if (part.type === 'string' || part.type?.includes('string')) return [secret()];
    if (part.type === 'integer' || part.type === 'number') return [1_700_000_000_000];
    if (part.type === 'boolean') return [true];
    return [{ [secret()]: [secret(), { name: secret() }] }];
  };
  const objects = (part: Schema, path: string, depth: number): unknown[] => {
    const members = Object.entries(part.properties ?? {}).map(
      ([name, member]) => [name, fill(member, `${path}.${name}`, depth + 1)] as const,
    );
    const most = Math.max(1, ...members.map(([, values]) => values.length));
    const other = typeof part.additionalProperties === 'object' ? part.additionalProperties : undefined;
    return Array.from({ length: most }, (_, nth) => ({
      ...Object.fromEntries(
        members.flatMap(([name, values]) => (values.length === 0 ? [] : [[name, values[nth % values.length]]])),
      ),
      ...(other === undefined ? {} : { shape: fill(other, `${path}.shape`, depth + 1)[0] }),
    }));
  };
  const defOf = (reference: string): Schema =>
    reference === '#' ? root : (root.$defs?.[reference.split('/').at(-1) ?? ''] ?? {});

  const whole = fill(root, '', 0) as Conversation[];
  // what the schema calls text and is a word of our own
  return whole.map(each => withOwnWords(each, '') as Conversation);
}

function withOwnWords(value: unknown, path: string): unknown {
  if (typeof value === 'string') return OWN_WORDS.test(path) && value.includes(SECRET) ? 'ours' : value;
  if (Array.isArray(value)) return value.map((each, nth) => withOwnWords(each, `${path}.${nth}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withOwnWords(each, `${path}.${name}`)]));
}

/** A card of each kind, with every text it may have. */
function cards(secret: () => string): CardNode[] {
  const common = () => ({
    tooltip: secret(),
    alt: secret(),
    tag: secret(),
    metadata: [{ type: secret(), id: secret() }],
    extras: { [secret()]: secret() },
    actions: [
      { kind: 'link', uri: `https://x.example/?m=${secret()}`, name: secret() },
      { kind: 'navigate', latitude: 1, longitude: 2, name: secret() },
      { kind: 'publishText', text: secret() },
      { kind: 'addToCart', items: [{ productId: secret(), quantity: secret() }] },
      { kind: 'custom', data: [{ key: secret(), value: secret() }] },
      { kind: 'datePicker', range: false, title: secret() },
      { kind: 'scheduleSlots', title: secret(), slots: [{ title: secret() }] },
      { kind: 'checked', text: secret() },
      { kind: 'submit' },
      { kind: 'other', type: secret(), raw: { [secret()]: secret() } },
    ] as CardNode['actions'] & {},
  });
  const text = (): CardNode => ({ ...common(), kind: 'text', text: secret() });
  const children = [text()];
  return [
    text(),
    { ...common(), kind: 'button', title: secret(), subtitle: secret(), look: 'flat' },
    { ...common(), kind: 'image', url: `https://x.example/?m=${secret()}`, caption: secret() },
    { ...common(), kind: 'map', latitude: 1, longitude: 2 },
    { ...common(), kind: 'link', url: secret(), title: secret() },
    { ...common(), kind: 'pairs', pairs: [{ key: secret(), value: secret() }] },
    { ...common(), kind: 'column', frame: 'border', scroll: 'small', children },
    { ...common(), kind: 'row', frame: 'border', divided: true, shares: [1], children },
    { ...common(), kind: 'carousel', select: { name: secret(), many: true }, children },
    {
      ...common(),
      kind: 'accordion',
      select: { name: secret(), many: true },
      sections: [{ title: secret(), additional: secret(), child: text() }],
    },
    { ...common(), kind: 'tabs', tabs: [{ label: secret(), child: text() }] },
    { ...common(), kind: 'section', id: secret(), children },
    { ...common(), kind: 'checklist', items: children },
    { ...common(), kind: 'checkbox', text: secret(), divided: true },
    { ...common(), kind: 'replies', prompt: secret(), children },
    { ...common(), kind: 'unknown', type: secret(), texts: [secret()], raw: { a: secret() } },
  ];
}
