import type { Conversation } from '#shared/domain/conversation';

/**
 * The offset a conversation's times are read in where they are shown as recorded: that of its own beginning, else of
 * the first time that has one. Files may mix times with an offset and times without (read in UTC).
 */
export function mainOffset({ summary, messages, events }: Conversation): number | undefined {
  const { startedAt, requestedAt } = summary;
  return (
    startedAt?.offsetMinutes ??
    requestedAt?.offsetMinutes ??
    events.find(({ at }) => at?.offsetMinutes !== undefined)?.at?.offsetMinutes ??
    messages.find(({ sentAt }) => sentAt?.offsetMinutes !== undefined)?.sentAt?.offsetMinutes
  );
}
