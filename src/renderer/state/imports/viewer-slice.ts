import type { StateCreator } from 'zustand/vanilla';
import type { Finding } from '#shared/domain/finding';
import type { Archive, Original } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { textAround } from './text-around';

/** What is known of the text at a finding: the whole record with its place in the file, or a stretch around the finding. */
export type FoundText =
  | { readonly kind: 'record'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'stretch'; readonly text: string; readonly at: number };

type ViewerState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading'; readonly finding: Finding }
  | { readonly kind: 'read'; readonly finding: Finding; readonly found: FoundText }
  | { readonly kind: 'missing'; readonly finding: Finding }
  | { readonly kind: 'failed'; readonly finding: Finding; readonly trouble: Failure };

/** Where the text of a finding can be read: from an import that is in the archive, or from a file that is not yet. */
type FindingOrigin = { readonly kind: 'import'; readonly id: string } | { readonly kind: 'file'; readonly file: Blob };

export interface ViewerSlice {
  readonly viewer: ViewerState;
  showFinding(finding: Finding, origin: FindingOrigin): Promise<void>;
  closeViewer(): void;
  /** The records that wait for others; none where they cannot be read. */
  readWaiting(): Promise<readonly Original[]>;
}

export function createViewerSlice(archive: Pick<Archive, 'originals'>, activity: Activity): StateCreator<ViewerSlice> {
  const read = async ({ place }: Finding, origin: FindingOrigin): Promise<FoundText | undefined> => {
    if (origin.kind === 'file') {
      const around = await textAround(origin.file, place.line ?? 1, place.column ?? 1);
      return around && { kind: 'stretch', ...around };
    }
    const [original] = await archive.originals({ import: origin.id, file: place.file, record: place.record ?? 0 });
    return original && { kind: 'record', text: original.text, line: original.line, column: original.column };
  };

  return (set, get) => ({
    viewer: { kind: 'closed' },

    async showFinding(finding, origin) {
      set({ viewer: { kind: 'reading', finding } });
      const viewer = await activity.track(
        read(finding, origin).then(
          (found): ViewerState =>
            found === undefined ? { kind: 'missing', finding } : { kind: 'read', finding, found },
          (thrown: unknown): ViewerState => ({ kind: 'failed', finding, trouble: toFailure(thrown) }),
        ),
      );
      const now = get().viewer;
      if (now.kind === 'reading' && now.finding === finding) set({ viewer });
    },

    readWaiting() {
      return activity.track(archive.originals({ waiting: true }).catch(() => []));
    },

    closeViewer() {
      set({ viewer: { kind: 'closed' } });
    },
  });
}
