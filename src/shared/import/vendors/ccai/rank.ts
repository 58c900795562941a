import type { Snapshot } from '../../../domain/part';

const STAGES: Readonly<Record<string, number>> = {
  waiting: 0,
  connected: 20,
  // only what was put aside can be resumed, so a dismissal that is followed at all is followed by that
  dismissed: 30,
  resumed: 40,
  transferred: 50,
  participantDisconnect: 60,
};
const ACCEPTED = 10;
const UNKNOWN_STAGE = 45;
const WAITING_AGAIN = 70;
const MOST = 99;

/**
 * The place of a state among the others of its chat, told from the state alone, because most payloads say no time.
 *
 * A chat only ever gains people who came and people who are gone. So first the end stands last; then the more people
 * are gone the later it is, then the more have been seen, and then by the stage: waiting, accepted, connected,
 * dismissed, resumed, transferred, left. Waiting with an agent in the list is a new wait after that agent.
 */
export function rankOf(state: string, participants: Snapshot['participants']): number {
  const gone = participants.filter(one => one.state === 'disconnected').length;
  const seen = participants.length;
  const final = state === 'disconnected' ? 1 : 0;
  return ((final * 100 + Math.min(gone, MOST)) * 100 + Math.min(seen, MOST)) * 100 + stageOf(state, participants);
}

function stageOf(state: string, participants: Snapshot['participants']): number {
  if (state === 'waiting' && participants.some(isHandler)) return WAITING_AGAIN;
  if (state === 'connected' && participants.some(one => one.state === 'accepted')) return ACCEPTED;
  return (Object.hasOwn(STAGES, state) ? STAGES[state] : undefined) ?? UNKNOWN_STAGE;
}

/** Whether somebody is there to handle the chat: an agent or a virtual one. */
export function isHandler({ kind }: Snapshot['participants'][number]): boolean {
  return kind === 'agent' || kind === 'virtual_agent';
}
