import type { Flag, Summary } from '../../../domain/conversation';
import type { ConversationEvent, EventKind, Party } from '../../../domain/event';
import { itemKey } from '../../../domain/keys';
import type { Snapshot } from '../../../domain/part';
import type { Instant } from '../../../domain/time';
import { present } from '../../../rich/card/json-values';
import { personKey, roleOfNumber } from './people';
import { isHandler } from './rank';

/** A state of the chat with the place of its record, counted from 1, which the evidence names: `events.jsonl #3`. */
export interface StateSnapshot {
  readonly snapshot: Snapshot;
  readonly place: string;
}

export interface Conclusions {
  readonly events: readonly ConversationEvent[];
  readonly status: Summary['status'];
  readonly endedBy: Summary['endedBy'];
  readonly flags: readonly Flag[];
}

type Member = Snapshot['participants'][number] & { readonly evidence: string; readonly before: string | undefined };

/** What is known of an event besides its kind; `subject` distinguishes it from others of its kind. */
interface EventDetails
  extends Partial<Pick<ConversationEvent, 'participant' | 'from' | 'to' | 'evidence' | 'pointer' | 'label'>> {
  readonly subject: string;
  readonly at?: Instant | undefined;
}

/**
 * What happened between the states of a chat, given in their order. What a state itself says (waiting, dismissed,
 * resumed, ended) is recorded; what only two lists of participants together show is derived, with its evidence. No
 * event has a time but that of its payload. `handled` says that other records know of an agent.
 */
export function deriveEvents(moments: readonly StateSnapshot[], handled: boolean): Conclusions {
  const derivation = new EventDerivation();
  for (const moment of moments) derivation.next(moment);
  return derivation.finish(moments, handled);
}

class EventDerivation {
  readonly #events: ConversationEvent[] = [];
  readonly #states = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** Virtual agents that are gone and have not been followed by a human yet, with what says so. */
  readonly #goneBots = new Map<string, string>();
  #handlerSeen = false;
  #waitingIn: { readonly queue: string | undefined } | undefined;
  #queue: { readonly name: string; readonly evidence: string } | undefined;
  #moved = false;

  next({ snapshot, place }: StateSnapshot): void {
    const members = snapshot.participants.map(
      (one, index): Member => ({
        ...one,
        before: this.#states.get(one.id),
        evidence: changeOf(`${place} ${snapshot.pointer}/participants/${index}`, one, this.#states.get(one.id)),
      }),
    );
    this.#waiting(snapshot, place, members);
    this.#stated(snapshot, members);
    for (const one of members) this.#changed(snapshot, one);
    this.#handedOver(snapshot, members);
    for (const { id, state } of members) this.#states.set(id, state);
  }

  #waiting(snapshot: Snapshot, place: string, members: readonly Member[]): void {
    const { queue, state, at, pointer } = snapshot;
    const evidence = `${place} ${pointer}/queue_path_names ${queue}`;
    if (state === 'waiting' && (this.#waitingIn === undefined || this.#waitingIn.queue !== queue)) {
      if (queue !== undefined && this.#queue !== undefined && this.#queue.name !== queue) {
        this.#moved = true;
        this.#tell('transferred', 'derived', {
          subject: queue,
          at,
          from: { queue: this.#queue.name },
          to: { queue },
          evidence: [this.#queue.evidence, evidence],
          pointer,
        });
      }
      this.#tell('queued', 'recorded', {
        subject: '',
        at,
        ...(queue === undefined ? {} : { to: { queue } }),
        label: state,
        pointer,
      });
    }
    this.#waitingIn = state === 'waiting' ? { queue } : undefined;
    if (queue !== undefined) this.#queue = { name: queue, evidence };
    this.#handlerSeen ||= members.some(one => isHandler(one) && WAS_THERE.has(one.state));
  }

  /** States that say themselves what happened, and who did it. */
  #stated({ state, at, initiator, pointer }: Snapshot, members: readonly Member[]): void {
    if (state !== 'dismissed' && state !== 'resumed') return;
    // the same state sent twice is one
    if (members.length > 0 && members.every(one => one.before === state)) return;
    this.#tell(state, 'recorded', {
      subject: initiator ?? '',
      at,
      ...by(initiator),
      label: state,
      pointer,
    });
  }

  #changed({ state, at, pointer }: Snapshot, one: Member): void {
    const kind = changeTo(one);
    // the state of the whole chat has told it already
    if (kind === undefined || kind === state) return;
    this.#tell(kind, 'derived', {
      subject: one.id,
      at,
      participant: personKey(one.id),
      evidence: [one.evidence],
      pointer,
    });
  }

  /** One agent gone and another there in the same state is a transfer; a bot gone and a human there an escalation. */
  #handedOver({ at, initiator, pointer }: Snapshot, members: readonly Member[]): void {
    const handlers = members.filter(isHandler);
    const here = handlers.filter(({ state }) => HERE.has(state));
    const came = here.filter(({ before }) => before === undefined || !HERE.has(before));
    const human = [...came, ...here].find(({ kind }) => kind === 'agent');
    // a human who is gone already and was not seen coming may be the one the bot handed over to
    const humanBefore = handlers.some(
      ({ kind, state, before }) => kind === 'agent' && state === 'disconnected' && before === undefined,
    );

    for (const gone of handlers.filter(({ state, before }) => state === 'disconnected' && before !== 'disconnected')) {
      if (gone.kind === 'virtual_agent' && !humanBefore) this.#goneBots.set(gone.id, gone.evidence);
      const successor = [...came, ...here][0];
      if (successor === undefined || (gone.kind === 'virtual_agent' && human !== undefined)) continue;
      this.#moved = true;
      this.#handOver('transferred', gone, successor, { at, initiator, pointer });
    }
    if (human === undefined) return;
    for (const [id, evidence] of this.#goneBots) {
      this.#goneBots.delete(id);
      this.#handOver('escalated', { id, evidence }, human, { at, initiator, pointer });
    }
  }

  #handOver(
    kind: 'transferred' | 'escalated',
    gone: Pick<Member, 'id' | 'evidence'>,
    successor: Pick<Member, 'id' | 'evidence'>,
    { at, initiator, pointer }: { at: Instant | undefined; initiator: string | undefined; pointer: string },
  ): void {
    this.#tell(kind, 'derived', {
      subject: `${gone.id}>${successor.id}`,
      at,
      ...by(initiator),
      from: partyOf(gone.id),
      to: partyOf(successor.id),
      evidence: [gone.evidence, successor.evidence],
      pointer,
    });
  }

  finish(moments: readonly StateSnapshot[], handled: boolean): Conclusions {
    const last = moments.at(-1)?.snapshot;
    const end = endOf(moments);
    const flags: Flag[] = this.#moved ? ['transferred'] : [];
    if (end !== undefined) {
      const { snapshot } = end.moment;
      const told = {
        subject: '',
        at: snapshot.endsAt ?? snapshot.at,
        ...by(snapshot.initiator),
        label: snapshot.state,
        pointer: snapshot.pointer,
      };
      const evidence = peopleIn(end.moment);
      this.#tell('ended', end.stated ? 'recorded' : 'derived', end.stated ? told : { ...told, evidence });
      if (!this.#handlerSeen && !handled) {
        flags.push('abandoned');
        this.#tell('abandoned', 'derived', { subject: '', at: told.at, evidence, pointer: snapshot.pointer });
      }
    }
    const initiator = end?.moment.snapshot.initiator;
    return {
      events: this.#events,
      status: end === undefined ? STATUSES.get(last?.state ?? '') : 'ended',
      endedBy: initiator === undefined ? undefined : enderOf(initiator),
      flags,
    };
  }

  #tell(kind: EventKind, origin: ConversationEvent['origin'], { subject, at, ...told }: EventDetails): void {
    const nth = this.#counts.get(`${kind} ${subject}`) ?? 0;
    this.#counts.set(`${kind} ${subject}`, nth + 1);
    this.#events.push(
      present({
        key: itemKey('state', kind, subject, nth),
        kind,
        at: at === undefined ? undefined : { at },
        order: this.#events.length,
        origin,
        facts: [],
        ...told,
      }),
    );
  }
}

const HERE: ReadonlySet<string> = new Set(['connected', 'resumed']);
const WAS_THERE: ReadonlySet<string> = new Set(['connected', 'resumed', 'disconnected']);

const STATUSES: ReadonlyMap<string, Summary['status']> = new Map<string, Summary['status']>([
  ['waiting', 'queued'],
  ['connected', 'open'],
  ['resumed', 'open'],
  ['transferred', 'open'],
  ['participantDisconnect', 'open'],
  ['dismissed', 'dismissed'],
]);

function changeTo({ state, before }: Member): EventKind | undefined {
  if (state === before) return undefined;
  switch (state) {
    case 'accepted':
      return before === undefined || !HERE.has(before) ? 'accepted' : undefined;
    case 'connected':
      return before === undefined || !HERE.has(before) ? 'joined' : undefined;
    case 'disconnected':
      return 'left';
    case 'dismissed':
    case 'resumed':
      return state;
    default:
      return undefined;
  }
}

interface End {
  readonly moment: StateSnapshot;
  /** Whether the payload says so, or everybody being gone. */
  readonly stated: boolean;
}

function endOf(moments: readonly StateSnapshot[]): End | undefined {
  const stated =
    moments.findLast(({ snapshot }) => snapshot.endsAt !== undefined) ??
    moments.findLast(({ snapshot }) => snapshot.state === 'disconnected');
  if (stated !== undefined) return { moment: stated, stated: true };
  const last = moments.at(-1);
  const there = last?.snapshot.participants ?? [];
  const empty = there.length > 0 && there.every(({ state }) => state === 'disconnected');
  return last !== undefined && empty ? { moment: last, stated: false } : undefined;
}

function peopleIn({ snapshot, place }: StateSnapshot): string[] {
  return snapshot.participants.map((one, index) =>
    changeOf(`${place} ${snapshot.pointer}/participants/${index}`, one, undefined),
  );
}

function changeOf(pointer: string, { id, state }: Snapshot['participants'][number], before: string | undefined) {
  return `${pointer} ${id}: ${before === undefined || before === state ? '' : `${before} → `}${state}`;
}

function by(initiator: string | undefined): Pick<ConversationEvent, 'participant'> {
  return initiator === undefined ? {} : { participant: personKey(initiator) };
}

function partyOf(id: string): Party {
  return { participant: personKey(id) };
}

function enderOf(initiator: string): Summary['endedBy'] {
  const role = roleOfNumber(initiator);
  if (role === 'supervisor') return 'agent';
  return role === 'customer' || role === 'agent' || role === 'bot' ? role : undefined;
}
