import { File, FileHeadphone, FileImage, FilePlay, FileText, type LucideIcon } from 'lucide-react';
import type { Body } from '#shared/domain/message';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../../i18n/text';
import { Words } from '../words/Words';
import styles from './FileLine.module.css';

type FileBody = Extract<Body, { readonly kind: 'file' }>;

const ICONS: Readonly<Record<FileBody['media'], LucideIcon>> = {
  image: FileImage,
  document: FileText,
  audio: FileHeadphone,
  video: FilePlay,
  other: File,
};

// the only pictures ever drawn: raster, and inside the export itself
const PREVIEW = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/** A file that was sent: what is known of it. Its bytes are hardly ever in an export; a small picture may be. */
export function FileLine({ file }: { readonly file: FileBody }) {
  const Icon = ICONS[file.media];
  const media = text(`rich.file.${file.media}`);
  const name = file.name === undefined || file.name === '' ? media : visibleText(file.name);
  const preview = file.preview !== undefined && PREVIEW.test(file.preview) ? file.preview : undefined;
  const facts = [
    file.name === undefined || file.name === '' ? undefined : media,
    file.type,
    text(preview === undefined ? 'rich.file.notInExport' : 'rich.file.smallInExport'),
  ];

  return (
    <div className={styles.file}>
      {preview !== undefined && (
        <img className={styles.preview} src={preview} alt={text('rich.file.preview', { name })} />
      )}
      <div className={styles.line}>
        <span className={styles.icon}>
          <Icon aria-hidden size={20} />
        </span>
        <div className={styles.words}>
          <div className={styles.name}>
            <bdi>
              <Words>{name}</Words>
            </bdi>
          </div>
          <div className={styles.facts}>
            {facts
              .filter(fact => fact !== undefined && fact !== '')
              .map(fact => (
                <bdi key={fact} className={styles.fact}>
                  {fact}
                </bdi>
              ))}
          </div>
          {file.reference !== undefined && file.reference !== '' && (
            <div className={styles.facts}>
              <span className={styles.fact}>{text('rich.file.reference')}</span>
              <bdi className={styles.fact}>{visibleText(file.reference)}</bdi>
            </div>
          )}
        </div>
      </div>
      {file.caption !== undefined && file.caption !== '' && (
        <p className={styles.caption} dir="auto">
          <Words>{file.caption}</Words>
        </p>
      )}
    </div>
  );
}
