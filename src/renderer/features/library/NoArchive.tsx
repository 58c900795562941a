import { FileDown, FlaskConical, FolderOpen, ShieldCheck } from 'lucide-react';
import { SOURCES, type SourceId } from '#shared/domain/source';
import { text } from '../../i18n/text';
import { Button } from '../../ui/controls/Button';
import styles from './NoArchive.module.css';
import { SourceDot } from './SourceDot';

interface NoArchiveProps {
  readonly onOpen: () => void;
  readonly onOpenFolder: () => void;
  readonly onSamples: () => void;
}

const SOURCE_IDS = Object.keys(SOURCES) as readonly SourceId[];

/** What the window shows before the first import: where files go, what can be opened, and how one comes by it. */
export function NoArchive({ onOpen, onOpenFolder, onSamples }: NoArchiveProps) {
  return (
    <section className={styles.start} aria-labelledby="no-archive-title">
      <div className={styles.sheet}>
        <div>
          <h1 id="no-archive-title">{text('empty.title')}</h1>
          <p className={styles.lead}>{text('empty.lead')}</p>
          <div className={styles.target}>
            <FileDown aria-hidden />
            <strong>{text('empty.drop')}</strong>
            <span>{text('empty.dropAnywhere')}</span>
            <div className={styles.actions}>
              <Button look="primary" icon={<FolderOpen aria-hidden />} onPress={onOpen}>
                {text('command.import.open')}
              </Button>
              <Button onPress={onOpenFolder}>{text('empty.folder')}</Button>
            </div>
            <Button look="quiet" icon={<FlaskConical aria-hidden />} onPress={onSamples}>
              {text('empty.samples')}
            </Button>
          </div>
        </div>
        <div>
          <h2 className={styles.how}>{text('empty.how')}</h2>
          <ul className={styles.sources}>
            {SOURCE_IDS.map((source, nth) => (
              <li key={source}>
                <details open={nth === 0}>
                  <summary>
                    <SourceDot source={source} />
                    <span className={styles.name}>{SOURCES[source].label}</span>
                    <span className={styles.what}>{text(`empty.${source}`)}</span>
                  </summary>
                  <ol>
                    {text(`empty.${source}.steps`)
                      .split('\n')
                      .map(step => (
                        <li key={step}>{step}</li>
                      ))}
                  </ol>
                </details>
              </li>
            ))}
          </ul>
          <p className={styles.note}>{text('empty.byContent')}</p>
          <p className={styles.promise}>
            <ShieldCheck aria-hidden />
            {text('empty.promise')}
          </p>
        </div>
      </div>
    </section>
  );
}
