import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { compareText } from '#shared/domain/canonical';
import type { Body } from '#shared/domain/message';
import type { RichFile } from '#shared/import/contract/protocol';
import { unknownPartsIn } from '#shared/rich/card/card-walk';
import { cardFromText } from '#shared/rich/card/structured-card';
import { text } from '../../../i18n/text';
import { IconButton } from '../../../ui/controls/IconButton';
import { Select } from '../../../ui/controls/Select';
import styles from '../Import.module.css';
import richcontentStyles from './RichContent.module.css';

export type DrawBody = (body: Body) => ReactNode;

interface RichContentProps {
  readonly files: readonly RichFile[];
  /** Draws a message's body as the transcript does. */
  readonly draw: DrawBody;
}

/** Rich content that was saved as files, one after the other. It is drawn and not kept. */
export function RichContent({ files: given, draw }: RichContentProps) {
  const files = useMemo(() => [...given].sort((a, b) => compareText(a.file, b.file)), [given]);
  const [at, setAt] = useState(0);
  const go = (to: number) => setAt(Math.max(0, Math.min(files.length - 1, to)));
  const file = files[Math.min(at, files.length - 1)];
  if (file === undefined) return undefined;
  return (
    <section
      className={richcontentStyles.content}
      aria-label={text('preview.rich')}
      onKeyDown={({ key, target, altKey, ctrlKey, metaKey }) => {
        if (altKey || ctrlKey || metaKey || (target as Element).closest('[role="listbox"], [role="tablist"]')) return;
        if (key === 'ArrowLeft') go(at - 1);
        else if (key === 'ArrowRight') go(at + 1);
      }}
    >
      <div className={richcontentStyles.bar}>
        {files.length === 1 ? (
          <bdi className={richcontentStyles.name}>{file.file}</bdi>
        ) : (
          <>
            <IconButton
              label={text('preview.rich.previous')}
              icon={<ChevronLeft aria-hidden />}
              disabled={at === 0}
              onPress={() => setAt(at - 1)}
            />
            <IconButton
              label={text('preview.rich.next')}
              icon={<ChevronRight aria-hidden />}
              disabled={at === files.length - 1}
              onPress={() => setAt(at + 1)}
            />
            <Select
              label={text('preview.rich.which')}
              value={String(at)}
              choices={files.map((each, index) => ({ value: String(index), label: each.file }))}
              onPick={index => setAt(Number(index))}
            />
            <span className={styles.quiet} role="status">
              {text('preview.rich.at', { at: at + 1, count: files.length })}
            </span>
          </>
        )}
      </div>
      <Drawn key={file.file} file={file} draw={draw} />
    </section>
  );
}

function Drawn({ file, draw }: { readonly file: RichFile; readonly draw: DrawBody }) {
  const body = useMemo((): Body => ({ kind: 'card', ...cardFromText(file.text) }), [file]);
  const unknown = body.kind === 'card' ? unknownPartsIn(body.card) : 0;
  return (
    <>
      <section
        className={richcontentStyles.card}
        aria-label={file.file}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that
        tabIndex={0}
      >
        {draw(body)}
      </section>
      {unknown > 0 && <p className={styles.quiet}>{text('preview.rich.unknown', { count: unknown })}</p>}
    </>
  );
}
