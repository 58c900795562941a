import { useState } from 'react';
import { Button } from 'react-aria-components';
import { opensOutside, safeLink } from '#shared/rich/safe-url';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import styles from './LinkChoices.module.css';

/** What can be done with an address: copy it; and for https, ask to have it opened outside. */
export function LinkChoices({ address }: { readonly address: string }) {
  const { onOpenLink, everything } = useReading();
  const url = safeLink(address);
  if (url === undefined || everything) return undefined;
  return (
    <span className={styles.choices}>
      <CopyButton url={url} />
      {onOpenLink !== undefined && opensOutside(url) && (
        <Button className={styles.choice ?? ''} onPress={() => onOpenLink(url)}>
          {text('rich.link.open')}
        </Button>
      )}
    </span>
  );
}

type Copying = 'not yet' | 'copied' | 'failed';

function CopyButton({ url }: { readonly url: string }) {
  const [copying, setCopying] = useState<Copying>('not yet');
  const copy = () => {
    toClipboard(url).then(
      () => setCopying('copied'),
      () => setCopying('failed'),
    );
  };
  return (
    <>
      <Button className={styles.choice ?? ''} onPress={copy} onBlur={() => setCopying('not yet')}>
        {text(copying === 'copied' ? 'rich.link.copied' : 'rich.link.copy')}
      </Button>
      <span role="status" className={styles.failure}>
        {copying === 'failed' && text('rich.link.notCopied')}
      </span>
    </>
  );
}

// a page that is not trusted has no clipboard at all; that is then a failure like any other
async function toClipboard(words: string): Promise<void> {
  await navigator.clipboard.writeText(words);
}
