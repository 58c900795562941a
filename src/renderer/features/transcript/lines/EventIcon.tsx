import {
  ArrowRightLeft,
  ArrowUpRight,
  CircleDot,
  ClipboardList,
  DoorOpen,
  Headset,
  Hourglass,
  Info,
  LogIn,
  LogOut,
  MonitorUp,
  PhoneIncoming,
  Play,
  ScreenShare,
  SquarePen,
  Tag,
  Video,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { EventKind } from '#shared/domain/event';

const ICONS: Readonly<Record<EventKind, ComponentType<{ readonly size: number }>>> = {
  requested: PhoneIncoming,
  queued: Hourglass,
  offered: Headset,
  accepted: Headset,
  joined: LogIn,
  left: LogOut,
  transferred: ArrowRightLeft,
  escalated: ArrowUpRight,
  dismissed: DoorOpen,
  resumed: Play,
  ended: CircleDot,
  abandoned: DoorOpen,
  cobrowse: MonitorUp,
  attribute: Tag,
  survey: ClipboardList,
  form: SquarePen,
  video: Video,
  screenShare: ScreenShare,
  other: Info,
};

/** The sign of an event's kind; a report of no kind is an information. The words always stand beside it. */
export function EventIcon({ kind }: { readonly kind: EventKind | undefined }) {
  const Icon = kind === undefined ? Info : ICONS[kind];
  return (
    <span aria-hidden="true">
      <Icon size={14} />
    </span>
  );
}
