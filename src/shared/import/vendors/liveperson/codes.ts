import type { Summary } from '../../../domain/conversation';
import type { EventKind } from '../../../domain/event';
import type { Role } from '../../../domain/participant';

/** What a start or end code of the vendor means. */
export interface Reason {
  readonly words: string;
  /** The engagement is one link of a chain: somebody handed the chat on. */
  readonly transfer?: true;
  readonly endedBy?: Summary['endedBy'];
}

export const START_REASONS: ReadonlyMap<string, Reason> = new Map([
  ['0', { words: 'Visitor request' }],
  ['1', { words: 'Agent transfer', transfer: true }],
  ['2', { words: 'Transfer failed' }],
  ['3', { words: 'ACD attempt' }],
  ['4', { words: 'ACD no assignment' }],
  ['5', { words: 'Operator assignment' }],
  ['6', { words: 'Skill reassignment', transfer: true }],
  ['7', { words: 'Rep request' }],
  ['8', { words: 'A2A reassign', transfer: true }],
]);

export const END_REASONS: ReadonlyMap<string, Reason> = new Map([
  ['101', { words: 'Transferred to another rep', transfer: true, endedBy: 'agent' }],
  ['106', { words: 'Transferred to skill', transfer: true, endedBy: 'agent' }],
  ['201', { words: 'Rep stopped chat', endedBy: 'agent' }],
  ['202', { words: 'Rep disconnected', endedBy: 'agent' }],
  ['205', { words: 'Visitor disconnected', endedBy: 'customer' }],
  ['208', { words: 'Visitor was no longer in chat', endedBy: 'customer' }],
  ['210', { words: 'Visitor closed chat', endedBy: 'customer' }],
]);

/** Channels by code; -1 is unknown, and any other code is shown as it is. */
export const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['1', 'web'],
  ['2', 'voice'],
]);

/** Who speaks, by the `source` of a line. */
export const ROLES: ReadonlyMap<string, Role> = new Map([
  ['visitor', 'customer'],
  ['agent', 'agent'],
  ['system', 'system'],
]);

/** System lines that report a change of the chat, by `controlType` (undocumented; 0 is an ordinary line). */
export const CONTROLS: ReadonlyMap<string, EventKind> = new Map([
  ['3', 'joined'],
  ['4', 'queued'],
  ['5', 'ended'],
]);
