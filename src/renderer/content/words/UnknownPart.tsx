import { CircleQuestionMark } from 'lucide-react';
import type { Json } from '#shared/base/json';
import { text } from '../../i18n/text';
import { JsonTree } from './JsonTree';
import { MoreOf } from './MoreOf';
import styles from './UnknownPart.module.css';
import { Words } from './Words';

interface UnknownPartProps {
  readonly type: string | undefined;
  readonly texts: readonly string[];
  readonly raw: Json;
}

/** A part that no kind fits: what it is called, the words found in it, and all of it on demand. */
export function UnknownPart({ type, texts, raw }: UnknownPartProps) {
  return (
    <div className={styles.unknown}>
      <p className={styles.label}>
        <CircleQuestionMark aria-hidden size={14} />
        <span>{type === undefined ? text('rich.unknown.part') : text('rich.unknown.partOfType', { type })}</span>
      </p>
      <Texts texts={texts} />
      <Data value={raw} />
    </div>
  );
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <MoreOf items={texts} atOnce={20} more={count => text('rich.showMore', { count })}>
      {(words, index) => (
        <p key={index} className={styles.text} dir="auto">
          <Words>{words}</Words>
        </p>
      )}
    </MoreOf>
  );
}

export function Data({ value }: { readonly value: Json }) {
  return (
    <details className={styles.data}>
      <summary>{text('rich.unknown.data')}</summary>
      <JsonTree value={value} />
    </details>
  );
}
