import { FlaskConical, FolderOpen, ShieldCheck } from 'lucide-react';
import { SOURCES, type SourceId } from '#shared/domain/source';
import { text } from '../../i18n/text';
import { Button } from '../../ui/controls/Button';
import styles from './NoArchive.module.css';
import { SourceDot } from './SourceDot';

interface NoArchiveProps {
  readonly onOpen: () => void;
  readonly onSamples: () => void;
}

const SOURCE_IDS = Object.keys(SOURCES) as readonly SourceId[];

/** What the window shows before the first import: what can be opened, and where it comes from. */
export function NoArchive({ onOpen, onSamples }: NoArchiveProps) {
  return (
    <section className={styles.start} aria-labelledby="no-archive-title">
      <div className={styles.sheet}>
        <h1 id="no-archive-title">{text('empty.title')}</h1>
        <p>{text('empty.lead')}</p>
        <div className={styles.actions}>
          <Button look="primary" icon={<FolderOpen aria-hidden />} onPress={onOpen}>
            {text('command.import.open')}
          </Button>
          <Button icon={<FlaskConical aria-hidden />} onPress={onSamples}>
            {text('empty.samples')}
          </Button>
        </div>
        <h2 className="section-title">{text('empty.how')}</h2>
        <dl className={styles.sources}>
          {SOURCE_IDS.map(source => (
            <div key={source}>
              <dt>
                <SourceDot source={source} />
                {SOURCES[source].label}
              </dt>
              <dd>{text(`empty.${source}`)}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.promise}>
          <ShieldCheck aria-hidden />
          {text('empty.promise')}
        </p>
      </div>
    </section>
  );
}
