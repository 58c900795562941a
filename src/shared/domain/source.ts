import { z } from 'zod';

/** What the program has to know of a system beside its importer, and may name nowhere else. */
interface Source {
  readonly label: string;
  /** Shapes of records that never say which tenant they belong to, where two tenants number their chats alike. */
  readonly withoutAccount?: readonly string[];
  /** Fields that say again, mostly in code, what a row of the program's own says in words. */
  readonly saidAgain?: readonly string[];
}

/** The systems whose exports are read. The id is part of every conversation key and of the `source:` filter. */
export const SOURCES = {
  liveperson: {
    label: 'LivePerson',
    saidAgain: [
      ...['startReason', 'startReasonDesc', 'endReason', 'endReasonDesc', 'engagementSet', 'engagementSequence'],
      'status',
    ],
  },
  ctlive: { label: 'Enghouse CTLive', saidAgain: ['ctlive_type', '_NICK_', 'status'] },
  'vcc-live': { label: 'VCC Live', saidAgain: ['status'] },
  ccai: {
    label: 'Google CCAI Platform',
    withoutAccount: ['ccai/session', 'ccai/transcript'],
    saidAgain: [
      ...['status', 'sub_status', 'chat_type', 'session_type', 'disconnected_by', 'chat_uuid', 'end_user.id'],
      ...['comm_type', 'transcript_version', 'menu_path.name', 'menu_path.materialized_path'],
      ...['end_user.identifier', 'end_user.out_contact_id', 'selected_menu.name', 'selected_menu.id'],
    ],
  },
} as const satisfies Readonly<Record<string, Source>>;

/** What every system says of one of these. */
export function ofSources(member: 'withoutAccount' | 'saidAgain'): readonly string[] {
  return Object.values<Source>(SOURCES).flatMap(source => source[member] ?? []);
}

export const sourceId = z.enum(Object.keys(SOURCES) as [SourceId, ...SourceId[]]);
export type SourceId = keyof typeof SOURCES;
