import type { Conversation, FactGroup, Summary } from '#shared/domain/conversation';
import type { Fact } from '#shared/domain/fact';
import type { Participant } from '#shared/domain/participant';
import { ofSources, SOURCES } from '#shared/domain/source';
import type { Timestamp } from '#shared/domain/time';
import { nameOf } from '#shared/heads/head';
import type { FilterKey } from '#shared/query/editing/edit';
import { fieldName } from '../../i18n/field-text';
import { formatAge, formatDuration, formatTime, type ZoneChoice } from '../../i18n/format';
import { asSentence, codeWords } from '../../i18n/plain-words';
import { text } from '../../i18n/text';
import { versionNames } from '../../i18n/version-names';
import { calendarDay } from '../../i18n/zone';
import { dayOf } from '../../state/window/clock';
import { extraRowsWithOthers, rowsWithOthers, withQueueFiles } from './conflict-rows';
import { type DetailRow, factRow, filterOf, rawRow, row, timeRow, timeValue } from './detail-rows';

export type SectionId = FactGroup['group'] | 'scores';

/** What is known of one subject: its rows, and the people it is about with theirs. */
export interface Section {
  readonly id: SectionId;
  readonly rows: readonly DetailRow[];
  readonly people: readonly PersonRows[];
}

export interface PersonRows {
  readonly participant: Participant;
  readonly rows: readonly DetailRow[];
}

/** Vendor fields under their own names, with where they stood. */
export interface OtherFields {
  readonly title: string;
  readonly rows: readonly DetailRow[];
}

export interface Sections {
  readonly sections: readonly Section[];
  readonly others: readonly OtherFields[];
}

/** In the order in which a supervisor asks. */
const ORDER: readonly SectionId[] = [
  ...(['customer', 'conversation', 'queue', 'scores', 'agent', 'form', 'ticket', 'device', 'campaign'] as const),
  'variables',
];

/** Fields that say again, mostly in code, what a row of the program's own says in words. */
const SAID_AGAIN: ReadonlySet<string> = new Set(ofSources('saidAgain'));

/** Groups whose fields are the customer's own: a name that is not known here says something all the same. */
const OPEN_GROUPS: ReadonlySet<SectionId> = new Set(['customer', 'ticket', 'form', 'variables']);

/** Every fact of a conversation once: what can be named by subject, the rest as the vendor wrote it. */
export function sectionsOf(conversation: Conversation, zone: ZoneChoice, now: number): Sections {
  const { participants, facts, extras } = conversation;
  const others: OtherFields[] = [];
  const rows = new Map<SectionId, DetailRow[]>([
    ['conversation', conversationRows(conversation, zone, now)],
    ['queue', queueRows(conversation)],
    ['scores', scoreRows(conversation)],
  ]);
  const people = new Map<SectionId, PersonRows[]>();
  const keep = (title: string, unnamed: readonly Fact[]) => {
    if (unnamed.length > 0) others.push({ title, rows: unnamed.map(rawRow) });
  };

  for (const participant of participants) {
    const id = participant.role === 'customer' ? 'customer' : 'agent';
    const { named, unnamed } = sorted(participant.facts, fact => fieldName(fact.name) !== undefined);
    const own = personRows(participant, named, zone);
    // the system speaks, and nothing else is known of it
    if (participant.role === 'system' && participant.presence.length + named.length === 0) {
      others.push({ title: nameOf(participant), rows: own });
      continue;
    }
    if (own.length > 0 || participant.role !== 'system')
      people.set(id, [...(people.get(id) ?? []), { participant, rows: own }]);
    keep(nameOf(participant), unnamed);
  }
  const knownAs = new Set(participants.flatMap(({ name, otherNames, ids }) => [name, ...otherNames, ...ids]));
  for (const group of facts) {
    const { named, unnamed } = sorted(group.facts, fact => isTold(fact, group.group, knownAs));
    const key = group.group === 'campaign' ? 'campaign' : 'visitor';
    rows.set(group.group, [...(rows.get(group.group) ?? []), ...factRows(named, zone, () => key)]);
    keep(text(`group.${group.group}`), unnamed);
  }
  for (const [shape, members] of Object.entries(extras))
    others.push({ title: shape, rows: extraRowsWithOthers(conversation, shape, members) });

  return {
    sections: ORDER.map(id => ({ id, rows: rows.get(id) ?? [], people: people.get(id) ?? [] })).filter(
      section => section.rows.length > 0 || section.people.length > 0,
    ),
    others: others.filter(each => each.rows.length > 0),
  };
}

/** Whether a fact of a group is told there: it has a name, and nothing above says the same. */
function isTold({ name, value, kind }: Fact, group: SectionId, knownAs: ReadonlySet<string | undefined>): boolean {
  if (SAID_AGAIN.has(name) && group !== 'ticket' && group !== 'form') return false;
  if ((kind === 'name' || kind === 'id') && group === 'customer' && knownAs.has(String(value))) return false;
  return OPEN_GROUPS.has(group) || fieldName(name) !== undefined;
}

function sorted(facts: readonly Fact[], isNamed: (fact: Fact) => boolean) {
  return { named: facts.filter(isNamed), unnamed: facts.filter(fact => !isNamed(fact)) };
}

function conversationRows(conversation: Conversation, zone: ZoneChoice, now: number): DetailRow[] {
  const { source, vendorId, summary, flags } = conversation;
  const { startedAt } = summary;
  const started = timeRow('detail.startedAt', startedAt, zone);
  const age = startedAt && formatAge(startedAt.at, now);
  const textual = (name: 'account' | 'channel' | 'language', key: FilterKey) => {
    const rowOf = (value: unknown) =>
      row(`detail.${name}`, value === undefined ? undefined : String(value), filterOf(key, value as string));
    return rowsWithOthers(conversation, name, rowOf(summary[name]), rowOf);
  };
  const timed = (name: 'requestedAt' | 'startedAt' | 'endedAt', shown: DetailRow | undefined) =>
    rowsWithOthers(conversation, name, shown, value => timeRow(`detail.${name}`, value as Timestamp, zone));
  const reasonRow = (value: unknown) => row('detail.startReason', wordsOfCode(value));
  // the outcome of a conversation is its disposition, where it has one
  const outcome = (value: unknown) => filterOf('outcome', value as string | undefined);
  const endRow = (value: unknown) =>
    row('detail.endReason', wordsOfCode(value), summary.disposition === undefined ? outcome(value) : undefined);
  const dispositionRow = (value: unknown) => row('detail.disposition', wordsOfCode(value), outcome(value));
  const statusRow = (value: Summary['status']) =>
    row('detail.status', value && asSentence(text(`status.${value}`)), filterOf('status', value));
  const enderRow = (value: Summary['endedBy']) =>
    row('detail.endedBy', value && asSentence(text(`role.${value}`)), filterOf('ended', value));
  return [
    ...timed('requestedAt', timeRow('detail.requestedAt', summary.requestedAt, zone)),
    ...timed(
      'startedAt',
      started &&
        startedAt && {
          ...started,
          note: [started.note, age].filter(part => part !== undefined).join(' · '),
          filter: { key: 'on' as const, value: dayOf(startedAt.at, zone, startedAt.offsetMinutes) },
        },
    ),
    ...timed('endedAt', timeRow('detail.endedAt', summary.endedAt, zone)),
    ...durationRows(conversation, 'statedDurationMs', 'detail.statedDuration'),
    ...rowsWithOthers(conversation, 'status', statusRow(summary.status), value =>
      statusRow(value as Summary['status']),
    ),
    ...rowsWithOthers(conversation, 'disposition', dispositionRow(summary.disposition), dispositionRow),
    ...rowsWithOthers(conversation, 'startReason', reasonRow(summary.startReason), reasonRow),
    ...rowsWithOthers(conversation, 'endReason', endRow(summary.endReason), endRow),
    ...rowsWithOthers(conversation, 'endedBy', enderRow(summary.endedBy), value =>
      enderRow(value as Summary['endedBy']),
    ),
    ...flags.map(flag => row('detail.flags', asSentence(text(`flag.${flag}`)), filterOf('is', flag))),
    ...textual('language', 'lang'),
    ...textual('channel', 'channel'),
    row('detail.source', SOURCES[source].label, filterOf('source', source)),
    ...textual('account', 'account'),
    row('detail.id', vendorId, filterOf('id', vendorId)),
  ].filter(each => each !== undefined);
}

function wordsOfCode(value: unknown): string | undefined {
  return typeof value === 'string' ? codeWords(value) : undefined;
}

function queueRows(conversation: Conversation): DetailRow[] {
  const rows = conversation.queues.map(queue => ({
    queue: queue.name,
    name: text('detail.queue'),
    value: queue.path === undefined ? queue.name : queue.path.join(' › '),
    ...(queue.id === undefined ? {} : { note: text('detail.withId', { id: queue.id }) }),
    filter: { key: 'in' as const, value: queue.name },
  }));
  return [...withQueueFiles(conversation, rows), ...durationRows(conversation, 'statedWaitMs', 'detail.statedWait')];
}

function scoreRows(conversation: Conversation): DetailRow[] {
  const { chat, alert, satisfaction } = conversation.summary.scores ?? {};
  const numbered = (name: 'score' | 'satisfaction', key: FilterKey, shown: number | undefined) => {
    const rowOf = (value: unknown) =>
      row(`detail.${name}`, value === undefined ? undefined : String(value), filterOf(key, value as number));
    return rowsWithOthers(conversation, name, rowOf(shown), rowOf);
  };
  const moodRow = (value: unknown) =>
    typeof value === 'number' ? row('detail.mood', text(`mood.${moodOf(value)}`), filterOf('alert', value)) : undefined;
  return [
    ...numbered('score', 'score', chat),
    ...rowsWithOthers(conversation, 'mood', moodRow(alert), moodRow),
    ...numbered('satisfaction', 'csat', satisfaction),
  ];
}

function moodOf(alert: number): 'positive' | 'neutral' | 'negative' {
  if (alert === 0) return 'neutral';
  return alert > 0 ? 'positive' : 'negative';
}

function durationRows(
  conversation: Conversation,
  name: 'statedDurationMs' | 'statedWaitMs',
  title: 'detail.statedDuration' | 'detail.statedWait',
): readonly DetailRow[] {
  const rowOf = (ms: unknown) => row(title, typeof ms === 'number' ? formatDuration(ms) : undefined);
  return rowsWithOthers(conversation, name, rowOf(conversation.summary[name]), rowOf);
}

/** Rows of facts; the id of what another one names stands beside the name. */
function factRows(facts: readonly Fact[], zone: ZoneChoice, keyFor: (fact: Fact) => FilterKey): readonly DetailRow[] {
  const ids = new Map(facts.filter(({ name }) => name.endsWith('Id')).map(fact => [fact.name.slice(0, -2), fact]));
  const named = new Set(facts.filter(({ name }) => name.endsWith('Name')).map(({ name }) => name.slice(0, -4)));
  return facts.flatMap(fact => {
    const { name } = fact;
    if (name.endsWith('Id') && named.has(name.slice(0, -2))) return [];
    const id = name.endsWith('Name') ? ids.get(name.slice(0, -4)) : undefined;
    const row = factRow(fact, zone, keyFor(fact));
    return [id === undefined ? row : { ...row, note: text('detail.withId', { id: String(id.value) }) }];
  });
}

/** The end of a span; its day only where it is another one. */
function untilText(until: Timestamp, from: Timestamp | undefined, zone: ZoneChoice): string {
  const sameDay = from !== undefined && calendarDay(from, zone) === calendarDay(until, zone);
  return sameDay ? formatTime(until.at, zone, until.offsetMinutes) : timeValue(until, zone).value;
}

function personRows(participant: Participant, facts: readonly Fact[], zone: ZoneChoice): readonly DetailRow[] {
  const { otherNames, ids, presence, versions = [] } = participant;
  const files = versionNames(versions);
  return [
    ...versions.map(({ role }, nth) => ({
      name: text('field.role'),
      value: text(`role.${role}`),
      note: text(nth === 0 ? 'version.shown' : 'version.other', { files: files[nth] ?? '' }),
    })),
    ...otherNames.map(value => ({ name: text('detail.otherName'), value, filter: { key: 'with' as const, value } })),
    ...ids.map(value => ({ name: text('detail.personId'), value, filter: { key: 'with' as const, value } })),
    ...presence.map(({ from, until }) => ({
      name: text('detail.presence'),
      value: text('detail.presenceSpan', {
        from: from === undefined ? text('detail.unknown') : timeValue(from, zone).value,
        until: until === undefined ? text('detail.unknown') : untilText(until, from, zone),
      }),
    })),
    ...factRows(facts, zone, ({ name }) => (name.startsWith('agentGroup') ? 'group' : 'visitor')),
  ];
}
