import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { countLeftOut, EVERYTHING } from '#shared/export/choose-content';
import {
  canBeApart,
  canBeMasked,
  contentFor,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  endingOf,
  isDocument,
  isTable,
  PERSONAL_CHOICES,
  TABLE_ROWS,
} from '#shared/export/options';
import type { PageNode } from '#shared/export/tree';
import type { ExportedConversation } from '#shared/export/writer';
import { createApartWriter, createWriter } from '#shared/export/writers';
import type { Host } from '#shared/host';
import { formatCount, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { countOf, type ExportSource } from '../../state/export/export-source';
import { shownConversation } from '../../state/reading/selection-slice';
import { shownResults } from '../../state/search/search-slice';
import type { AppState, AppStore } from '../../state/store';
import { ZONES } from '../../state/window/settings-slice';
import { Button } from '../../ui/controls/Button';
import { Checkbox } from '../../ui/controls/Checkbox';
import { Choices } from '../../ui/controls/Choices';
import { Select } from '../../ui/controls/Select';
import { Dialog } from '../../ui/dialog/Dialog';
import { titleOf } from './document-of';
import styles from './ExportDialog.module.css';
import { ExportPreview } from './ExportPreview';
import { ExportProgress } from './ExportProgress';
import { leftOutText } from './left-out-text';
import { PrintedPages } from './PrintedPages';
import { createPageWriter, MOST_PRINTED, NO_FILE } from './page-writer';
import { createPreparing, type Prepared } from './prepare';
import { tellingOf } from './telling';

interface ExportDialogProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'createFile' | 'print'>;
  readonly first: ExportSource['kind'];
  readonly onClose: () => void;
}

/** Conversations as a file: which, in what form, with what in it; and how it begins. */
export function ExportDialog({ store, host, first, onClose }: ExportDialogProps) {
  const exporting = useStore(store, state => state.exporting);
  const options = useStore(store, state => state.exportChoices);
  const sources = useSources(store);
  const [kind, setKind] = useState(first);
  const [zone, setZone] = useState<ZoneChoice>(store.getState().settings.zone);
  const [failed, setFailed] = useState<'file' | 'print' | 'too-long'>();
  const [pages, setPages] = useState<readonly PageNode[]>([]);
  const { chooseExport, runExport, cancelExport, settleExport } = store.getState();
  const source = sources.find(each => each.kind === kind) ?? sources[0];
  const count = source === undefined ? 0 : countOf(source);
  const apart = options.apart && canBeApart(options.format) && count > 1;
  const read = useFirst(store, source, options.format === 'originals');
  const telling = useMemo(() => tellingOf(options, zone, text('export.doc.titleAll')), [options, zone]);
  const prepared = useMemo(
    () => (typeof read === 'string' ? read : { ...read, ...createPreparing(options)(read.conversation, read.marks) }),
    [read, options],
  );
  const isBlocked = !canBeMasked(options.format) && options.personal !== 'show';
  const close = () => {
    cancelExport();
    settleExport();
    onClose();
  };

  const save = async () => {
    if (source === undefined) return;
    setFailed(undefined);
    const ending = apart ? 'zip' : endingOf(options.format);
    const stem = count === 1 && typeof prepared !== 'string' ? telling.fileName(prepared) : text('export.file.many');
    const file = await host.createFile(`${stem}.${ending}`);
    if (file === 'cancelled') return;
    if (file === 'failed') {
      setFailed('file');
      return;
    }
    const title = count === 1 && typeof prepared !== 'string' ? titleOf(prepared.conversation) : telling.title;
    const own = { ...telling, title };
    await runExport({
      source,
      file,
      writer: apart ? createApartWriter(options.format, own) : createWriter(options.format, own),
      withOriginals: options.format === 'originals',
      prepare: createPreparing(options),
    });
  };

  /** Laid out by the very tree that a page is written from; what prints it also saves it as a PDF. */
  const print = async () => {
    if (source === undefined) return;
    setFailed(undefined);
    const writer = createPageWriter(telling);
    await runExport({ source, file: NO_FILE, writer, withOriginals: false, prepare: createPreparing(options) });
    if (writer.isTooLong) setFailed('too-long');
    if (store.getState().exporting.kind !== 'done' && !writer.isTooLong) return;
    settleExport();
    if (writer.isTooLong) return;
    setPages(writer.pages);
    await drawn();
    if ((await host.print()) === 'failed') setFailed('print');
    setPages([]);
  };

  if (exporting.kind !== 'rest') {
    return <ExportProgress exporting={exporting} onCancel={cancelExport} onBack={settleExport} onClose={close} />;
  }
  return (
    <Dialog
      title={text('export.title')}
      size="wide"
      onClose={close}
      footer={
        <>
          <p className={styles.leaving}>
            {text('export.foot.count', { conversations: count })}. <LeftOut options={options} />
            {failed !== undefined && (
              <span className={styles.failed} role="alert">
                {' '}
                {failed === 'file' && text('export.failed')}
                {failed === 'print' && text('export.failed.print')}
                {failed === 'too-long' && text('export.tooLong.print', { most: MOST_PRINTED })}
              </span>
            )}
          </p>
          <Button onPress={close}>{text('ui.cancel')}</Button>
          <Button
            look="primary"
            disabled={count === 0 || isBlocked}
            onPress={() => void (options.format === 'pdf' ? print() : save())}
          >
            {options.format === 'pdf'
              ? text('export.print')
              : apart
                ? text('export.saveZip')
                : text('export.save', { format: text(`export.format.${options.format}`) })}
          </Button>
        </>
      }
    >
      {pages.length > 0 && <PrintedPages pages={pages} />}
      <div className={styles.panes}>
        <div className={styles.form}>
          <h3 className={styles.title}>{text('export.what')}</h3>
          <Choices
            look="list"
            label={text('export.what')}
            value={source?.kind ?? kind}
            choices={sources.map(each => ({
              value: each.kind,
              ...whatText(store.getState(), each),
              end: formatCount(countOf(each)),
            }))}
            onPick={setKind}
          />
          <h3 className={styles.title}>{text('export.format')}</h3>
          <Choices
            look="segments"
            label={text('export.format')}
            value={options.format}
            choices={EXPORT_FORMATS.map(value => ({ value, label: text(`export.format.${value}`) }))}
            onPick={format => chooseExport({ format })}
          />
          <p className={styles.about}>{aboutText(options)}</p>
          {isTable(options.format) && (
            <Select
              look="field"
              label={text('export.rows')}
              value={options.rows}
              choices={TABLE_ROWS.map(value => ({ value, label: text(`export.rows.${value}`) }))}
              onPick={rows => chooseExport({ rows })}
            />
          )}
          {canBeApart(options.format) && count > 1 && (
            <Checkbox selected={options.apart} onChange={value => chooseExport({ apart: value })}>
              {text('export.apart')}
            </Checkbox>
          )}
          <h3 className={styles.title}>{text('export.include')}</h3>
          <Include options={options} read={read} onChoose={chooseExport} />
          <h3 className={styles.title}>{text('export.personal')}</h3>
          <Choices
            look="segments"
            label={text('export.personal')}
            value={options.personal}
            choices={PERSONAL_CHOICES.map(value => ({ value, label: text(`export.personal.${value}`) }))}
            onPick={personal => chooseExport({ personal })}
          />
          <p className={isBlocked ? styles.failed : styles.about} role={isBlocked ? 'alert' : undefined}>
            {isBlocked ? text('export.personal.originals') : text(`export.personal.about.${options.personal}`)}{' '}
            {!isBlocked && typeof prepared !== 'string' && <MaskedHere masked={prepared.masked} />}
          </p>
          {options.format !== 'json-lines' && options.format !== 'originals' && (
            <div className={styles.zone}>
              <span>{text('export.times')}</span>
              <Select
                look="field"
                label={text('export.times')}
                value={zone}
                choices={ZONES.map(value => ({ value, label: text(`zone.${value}`) }))}
                onPick={setZone}
              />
            </div>
          )}
        </div>
        <ExportPreview options={options} telling={telling} first={prepared} several={count > 1} />
      </div>
    </Dialog>
  );
}

/** What is to be printed must have been drawn. */
function drawn(): Promise<void> {
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}

function MaskedHere({ masked }: { readonly masked: Prepared['masked'] | undefined }) {
  if (masked === undefined) return undefined;
  const count = Object.values(masked.counts).reduce((sum, each) => sum + each, 0);
  return text('export.personal.found', { count });
}

function aboutText({ format, content }: ExportOptions): string {
  if (format === 'json-lines' && !content.internal) return text('export.about.json-lines.partly');
  return text(`export.about.${format}`);
}

function LeftOut({ options }: { readonly options: ExportOptions }) {
  const left = leftOutText(contentFor(options), options.marks && !isOwnForm(options.format));
  if (left === undefined) return text('export.foot.nothingLeftOut');
  return <b>{text('export.foot.leftOut', { what: left })}</b>;
}

/** Forms without a place for the user's own marks. */
function isOwnForm(format: ExportFormat): boolean {
  return format === 'json-lines' || format === 'originals';
}

interface IncludeProps {
  readonly options: ExportOptions;
  readonly read: ExportedConversation | 'reading' | 'missing';
  readonly onChoose: (change: Partial<ExportOptions>) => void;
}

const CHOICES = ['events', 'system', 'internal', 'surveys', 'details'] as const;

/** What is in it, each with how much of it the first conversation has. */
function Include({ options, read, onChoose }: IncludeProps) {
  const { format, content, marks } = options;
  if (format === 'originals') return <p className={styles.about}>{text('export.include.everything')}</p>;
  const there = isDocument(format)
    ? CHOICES
    : isTable(format)
      ? (['system', 'internal'] as const)
      : (['internal'] as const);
  const none = { ...EVERYTHING, system: false, internal: false, surveys: false };
  const counts = typeof read === 'string' ? undefined : countLeftOut(read.conversation, none);
  return (
    <div className={styles.include}>
      {there.map(name => (
        <Checkbox
          key={name}
          selected={content[name]}
          onChange={value => onChoose({ content: { ...content, [name]: value } })}
          about={
            name === 'system' || name === 'internal' || name === 'surveys'
              ? counts && text(`export.include.${name}.about`, { count: counts[name] })
              : text(`export.include.${name}.about`)
          }
        >
          {text(`export.include.${name}`)}
        </Checkbox>
      ))}
      {!isOwnForm(format) && (
        <Checkbox
          selected={marks}
          onChange={value => onChoose({ marks: value })}
          about={text('export.include.marks.about')}
        >
          {text('export.include.marks')}
        </Checkbox>
      )}
    </div>
  );
}

function whatText(state: AppState, source: ExportSource): { readonly label: string; readonly about?: string } {
  switch (source.kind) {
    case 'conversation': {
      const conversation = shownConversation(state.open);
      return {
        label: text('export.what.conversation'),
        ...(conversation === undefined ? {} : { about: titleOf(conversation) }),
      };
    }
    case 'selection':
      return { label: text('export.what.selection') };
    case 'found':
      return source.text.trim() === ''
        ? { label: text('export.what.all') }
        : { label: text('export.what.found'), about: source.text };
  }
}

/** What can be exported now. */
function useSources(store: AppStore): readonly ExportSource[] {
  const open = useStore(store, state => shownConversation(state.open)?.key);
  const results = useStore(store, state => shownResults(state.search));
  return useMemo(() => {
    const sources: ExportSource[] = [];
    if (open !== undefined) sources.push({ kind: 'conversation', key: open });
    if (results !== undefined && results.total > 0) {
      const { query, total } = results;
      sources.push({ kind: 'found', text: query.text, sort: query.sort, clock: store.getState().clock(), total });
    }
    return sources;
  }, [store, open, results]);
}

/** The first conversation of a source; read again only where another one is asked for. */
function useFirst(
  store: AppStore,
  source: ExportSource | undefined,
  withOriginals: boolean,
): ExportedConversation | 'reading' | 'missing' {
  const [read, setRead] = useState<ExportedConversation | 'reading' | 'missing'>('reading');
  useEffect(() => {
    if (source === undefined) return;
    let isWanted = true;
    setRead('reading');
    store
      .getState()
      .readFirst(source, withOriginals)
      .then(
        one => isWanted && setRead(one ?? 'missing'),
        () => isWanted && setRead('missing'),
      );
    return () => {
      isWanted = false;
    };
  }, [store, source, withOriginals]);
  return read;
}
