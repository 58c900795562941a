import { type Ref, useImperativeHandle } from 'react';
import type { TranscriptActions } from '../../commands/command';
import type { Copying } from './copy/use-copying';
import type { Finding } from './find/use-finding';
import type { LineNotes } from './lines/use-line-notes';

/** Answers the commands of the window. */
export function useHandle(
  handle: Ref<TranscriptActions> | undefined,
  finding: Finding,
  copying: Copying,
  notes: LineNotes,
): void {
  useImperativeHandle(handle, () => ({
    find: finding.open,
    step: finding.step,
    stepNote: notes.step,
    copy: copying.copy,
    copyLink: copying.copyLink,
  }));
}
