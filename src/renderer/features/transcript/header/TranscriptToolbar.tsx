import { Copy, FileOutput, ListFilter, Milestone, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { eventText } from '../../../i18n/event-text';
import { formatDay, formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { IconButton } from '../../../ui/controls/IconButton';
import { Menu } from '../../../ui/controls/Menu';
import type { CopyForm } from '../copy/copy';
import { dividerText } from '../lines/MarkRow';
import type { Member } from '../rows/article-props';
import type { Foldable } from '../rows/row';
import type { Destination } from './destinations';
import styles from './TranscriptToolbar.module.css';

interface StripProps {
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
  readonly destinations: readonly Destination[];
  readonly onGo: (key: string) => void;
  /** Kinds of lines there are. */
  readonly foldable: ReadonlySet<Foldable>;
  readonly folded: ReadonlySet<Foldable>;
  readonly onFold: (kind: Foldable) => void;
  readonly onFind: () => void;
  readonly onCopy: (form: CopyForm, withInternal?: boolean) => void;
  readonly onCopyLink: (() => void) | undefined;
  readonly onReading: () => void;
  readonly onExport: (() => void) | undefined;
  /** Where the buttons and what is known stand, if not here. */
  readonly places: ToolPlaces | undefined;
  readonly keysOf: ((command: string) => string | undefined) | undefined;
  /** What else is known of this customer. */
  readonly children?: ReactNode;
}

/** Elements of the header that take in what belongs to the transcript. */
export interface ToolPlaces {
  readonly tools: Element;
  readonly about: Element;
}

/** What can be done with the transcript as a whole. */
export function TranscriptToolbar(props: StripProps) {
  const { members, zone, destinations, foldable, folded } = props;
  const folds = [...foldable].map(kind => ({
    id: kind,
    label: text(folded.has(kind) ? `transcript.show.${kind}` : `transcript.hide.${kind}`),
  }));
  const tools = (
    <>
      <IconButton
        look="bar"
        label={text('transcript.find')}
        word={text('transcript.find.word')}
        icon={<Search aria-hidden />}
        keys={props.keysOf?.('transcript.find')}
        onPress={props.onFind}
      />
      {destinations.length > 0 && (
        <Menu
          look="bar"
          label={text('transcript.go')}
          icon={<Milestone aria-hidden />}
          choices={destinations.map((destination, index) => ({
            id: String(index),
            label: destinationText(destination, members, zone),
          }))}
          onPick={id => {
            const key = destinations[Number(id)]?.key;
            if (key !== undefined) props.onGo(key);
          }}
        />
      )}
      <Menu
        look="bar"
        label={text('transcript.view')}
        word={text('transcript.view')}
        icon={<ListFilter aria-hidden />}
        choices={[...folds, { id: 'reading', label: text('transcript.reading.open') }]}
        onPick={id => {
          if (id === 'reading') props.onReading();
          else if (id === 'reports' || id === 'internal') props.onFold(id);
        }}
      />
      <Menu
        look="bar"
        label={text('transcript.copy')}
        word={text('transcript.copy.word')}
        icon={<Copy aria-hidden />}
        choices={[
          ...COPY_FORMS.map(form => ({ id: form, label: text(`transcript.copy.${form}`) })),
          ...(foldable.has('internal') ? [{ id: 'internal', label: text('transcript.copy.internal') }] : []),
          ...(props.onCopyLink === undefined ? [] : [{ id: 'link', label: text('transcript.copy.link') }]),
        ]}
        onPick={id => {
          const form = COPY_FORMS.find(each => each === id);
          if (id === 'internal') props.onCopy('rich', true);
          else if (form === undefined) props.onCopyLink?.();
          else props.onCopy(form);
        }}
      />
      {props.onExport !== undefined && (
        <IconButton
          look="bar"
          label={text('export.open')}
          word={text('export.open.word')}
          icon={<FileOutput aria-hidden />}
          keys={props.keysOf?.('export.conversation')}
          onPress={props.onExport}
        />
      )}
    </>
  );
  if (props.places !== undefined) {
    return (
      <>
        {createPortal(tools, props.places.tools)}
        {createPortal(props.children, props.places.about)}
      </>
    );
  }
  return (
    <div className={styles.strip}>
      <div className={styles.about}>{props.children}</div>
      {tools}
    </div>
  );
}

export const COPY_FORMS: readonly CopyForm[] = ['rich', 'plain', 'markdown'];

function destinationText({ kind, row }: Destination, members: readonly Member[], zone: ZoneChoice): string {
  if (row.kind === 'day') return formatDay(row.at.at, zone, row.at.offsetMinutes);
  if (row.kind === 'seam') return text('transcript.go.after', { what: dividerText(row) });
  if (row.kind === 'gap') return text('transcript.go.wait', { duration: formatDuration(row.ms) });
  const member = row.kind === 'event' ? members[row.member] : undefined;
  if (kind === 'transfer' && row.kind === 'event' && member !== undefined) {
    return text('transcript.go.after', { what: eventText(row.event, member.telling) });
  }
  return text(
    kind === 'last' ? 'transcript.go.last' : kind === 'untimed' ? 'transcript.go.untimed' : 'transcript.go.first',
  );
}
