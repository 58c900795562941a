import fc from 'fast-check';
import { itemKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { changeMarks, type MarksChange } from './change';
import { type Marks, NO_MARKS, readNoteText, readTag } from './marks';

const START = Date.UTC(2025, 2, 1);
const at = fc.nat(5).map(day => (START + day * 86_400_000) as Instant);
const tag = fc
  .oneof(
    fc.constantFrom('coaching', 'Coaching', 'praise', 'Übung', 'u\u0308bung', 'C++', '退款', '⭐'),
    fc.string({ minLength: 1, maxLength: 8 }),
  )
  .map(readTag)
  .filter(read => read !== undefined);
const noteText = fc
  .oneof(fc.constantFrom('call back', 'refund was late', 'Great tone\nand pace'), fc.string({ maxLength: 12 }))
  .map(readNoteText)
  .filter(text => text !== undefined);
const note = fc.record(
  {
    id: fc.constantFrom('n1', 'n2', 'n3'),
    text: noteText,
    at,
    item: fc.constantFrom(itemKey('m', 0), itemKey('m', 9)),
  },
  { requiredKeys: ['id', 'text', 'at'] },
);

/** Anything that can be done to marks, often what touches the same tag, note or fact again. */
export const anyChange: fc.Arbitrary<MarksChange> = fc.oneof(
  fc.boolean().map(flagged => ({ kind: 'flag' as const, flagged })),
  fc.record({ kind: fc.constant('review' as const), at }, { requiredKeys: ['kind'] }),
  tag.map(one => ({ kind: 'tag' as const, tag: one })),
  tag.map(one => ({ kind: 'untag' as const, tag: one })),
  note.map(one => ({ kind: 'note' as const, note: one })),
  fc.constantFrom('n1', 'n2', 'n3').map(id => ({ kind: 'unnote' as const, id })),
  fc.record(
    { kind: fc.constant('evaluate' as const), evaluation: fc.constantFrom(0, 40, 59.5, 100) },
    { requiredKeys: ['kind'] },
  ),
);

export const anyMarks: fc.Arbitrary<Marks> = fc
  .array(anyChange, { maxLength: 12 })
  .map(changes => changes.reduce((held, change) => changeMarks(held, change).marks, NO_MARKS));
