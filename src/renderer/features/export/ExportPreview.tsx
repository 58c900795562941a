import { useMemo } from 'react';
import { type ExportOptions, endingOf, isTable } from '#shared/export/options';
import { conversationTree } from '#shared/export/page';
import type { ExportedConversation } from '#shared/export/writer';
import { createWriter, type Telling } from '#shared/export/writers';
import { formatBytes } from '../../i18n/format';
import { text } from '../../i18n/text';
import styles from './ExportPreview.module.css';
import { PagePreview } from './PagePreview';

interface ExportPreviewProps {
  readonly options: ExportOptions;
  readonly telling: Telling;
  /** The first conversation as it would be written. */
  readonly first: ExportedConversation | 'reading' | 'missing';
  readonly several: boolean;
}

const LINES_SHOWN = 60;
const ROWS_SHOWN = 10;
const CHARACTERS_SHOWN = 6000;
const RECORDS_SHOWN = 20;

/** The beginning of what will be written, made by what writes it. */
export function ExportPreview({ options, telling, first, several }: ExportPreviewProps) {
  const { format } = options;
  const what =
    format === 'html' || format === 'pdf'
      ? 'page'
      : isTable(format)
        ? 'rows'
        : format === 'originals'
          ? 'records'
          : 'lines';
  return (
    <section className={styles.preview} aria-label={text('export.preview')}>
      <h3 className={styles.title}>
        {text('export.preview')} <span className={styles.quiet}>· {text(`export.preview.${what}`)}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that */}
      <div className={styles.sheet} tabIndex={0} role="document" aria-label={text(`export.preview.${what}`)}>
        {first === 'reading' || first === 'missing' ? (
          <p className={styles.quiet} role="status">
            {text(first === 'reading' ? 'export.preview.reading' : 'export.preview.missing')}
          </p>
        ) : (
          <Beginning options={options} telling={telling} first={first} several={several} />
        )}
      </div>
    </section>
  );
}

interface BeginningProps extends Omit<ExportPreviewProps, 'first'> {
  readonly first: ExportedConversation;
}

function Beginning({ options, telling, first, several }: BeginningProps) {
  switch (options.format) {
    case 'html':
    case 'pdf':
      return <Page telling={telling} first={first} several={several} />;
    case 'csv':
    case 'xlsx':
      return <Table telling={telling} first={first} several={several} />;
    case 'originals':
      return <Records first={first} several={several} />;
    case 'text':
    case 'markdown':
    case 'json-lines':
      return <Text options={options} telling={telling} first={first} several={several} />;
  }
}

function Page({ telling, first, several }: Omit<BeginningProps, 'options'>) {
  const tree = useMemo(() => {
    const document = telling.document(first);
    return {
      nodes: [conversationTree(document, telling.body, LINES_SHOWN)],
      isCut: document.lines.length > LINES_SHOWN,
    };
  }, [telling, first]);
  return (
    <>
      <PagePreview className={styles.paper as string} nodes={tree.nodes} />
      {(tree.isCut || several) && <GoesOn />}
    </>
  );
}

function Table({ telling, first, several }: Omit<BeginningProps, 'options'>) {
  const rows = useMemo(() => firstOf(telling.rows(first), ROWS_SHOWN + 1), [telling, first]);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {telling.columns.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN).map((row, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told once and never move
            <tr key={nth}>
              {row.map((cell, column) => (
                <td key={telling.columns[column]} dir="auto" data-number={typeof cell === 'number' || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(rows.length > ROWS_SHOWN || several) && <GoesOn />}
    </>
  );
}

function Text({ options, telling, first, several }: BeginningProps) {
  const { format } = options;
  const { words, isCut } = useMemo(() => {
    let written = '';
    const pieces = createWriter(format, telling).add(first);
    // the forms that are text are written without waiting for anything
    if (Symbol.iterator in pieces) {
      for (const piece of pieces) {
        written += typeof piece === 'string' ? piece : '';
        if (written.length > CHARACTERS_SHOWN) break;
      }
    }
    return { words: written.slice(0, CHARACTERS_SHOWN), isCut: written.length > CHARACTERS_SHOWN };
  }, [format, telling, first]);
  return (
    <>
      <pre className={styles.text} dir="auto" data-form={endingOf(format)}>
        {words}
      </pre>
      {(isCut || several) && <GoesOn />}
    </>
  );
}

function Records({ first, several }: { readonly first: ExportedConversation; readonly several: boolean }) {
  const [record] = first.originals;
  return (
    <>
      <ul className={styles.records}>
        {first.originals.slice(0, RECORDS_SHOWN).map(({ import: from, file, record: nth, bytes }) => (
          <li key={`${from} ${file} ${nth}`}>
            {text('export.preview.record', { file, record: nth + 1, bytes: formatBytes(bytes.length) })}
          </li>
        ))}
      </ul>
      {record !== undefined && (
        <pre className={styles.text}>{new TextDecoder().decode(record.bytes.subarray(0, CHARACTERS_SHOWN))}</pre>
      )}
      {several && <GoesOn />}
    </>
  );
}

function GoesOn() {
  return <p className={styles.quiet}>{text('export.preview.cut')}</p>;
}

function firstOf<Item>(items: Iterable<Item>, most: number): readonly Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.push(item) >= most) break;
  }
  return first;
}
