import type { Role } from '#shared/domain/participant';
import type { Tone } from '../frame/frame-shapes';

interface LaneTones {
  readonly tick: Tone;
  readonly presence: { readonly fill: Tone; readonly line: Tone; readonly text: Tone };
}

const CUSTOMER: LaneTones = { tick: 'customer', presence: { fill: 'quiet', line: 'customer', text: 'customer' } };
const AGENT: LaneTones = { tick: 'agent', presence: { fill: 'agentSoft', line: 'agent', text: 'agent' } };
const BOT: LaneTones = { tick: 'bot', presence: { fill: 'botSoft', line: 'bot', text: 'bot' } };

/** The colours of somebody's lane, the same as those of their bubbles. */
export const LANE_TONES: Readonly<Record<Role, LaneTones>> = {
  customer: CUSTOMER,
  agent: AGENT,
  supervisor: AGENT,
  bot: BOT,
  system: CUSTOMER,
  unknown: CUSTOMER,
};
