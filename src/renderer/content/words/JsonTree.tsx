import { useState } from 'react';
import { isObject, type Json } from '#shared/base/json';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../../i18n/text';
import styles from './JsonTree.module.css';
import { MoreOf } from './MoreOf';
import { Words } from './Words';

const OPEN_LEVELS = 2;
const DEEPEST = 40;

interface JsonTreeProps {
  readonly value: Json;
  readonly name?: string;
  readonly depth?: number;
}

/** Any JSON value as a tree that folds. What is folded is not made, so a large value costs only what is seen. */
export function JsonTree({ value, name, depth = 0 }: JsonTreeProps) {
  const [open, setOpen] = useState(depth < OPEN_LEVELS);
  if (typeof value !== 'object' || value === null) return <Leaf name={name} value={value} />;
  if (depth >= DEEPEST) return <p className={styles.line}>{text('rich.unknown.tooDeep')}</p>;

  const entries: readonly (readonly [string, Json])[] = isObject(value)
    ? Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, member] as const]))
    : [...value].map((entry, index) => [String(index), entry] as const);
  const count = entries.length;
  return (
    <details className={styles.branch} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.name}>{visibleText(name ?? text('rich.tree.root'))}</span>{' '}
        <span className={styles.count}>{text(isObject(value) ? 'rich.tree.object' : 'rich.tree.list', { count })}</span>
      </summary>
      {open && (
        <div className={styles.inside}>
          <MoreOf items={entries} atOnce={50} more={left => text('rich.showMore', { count: left })}>
            {([key, member]) => <JsonTree key={key} name={key} value={member} depth={depth + 1} />}
          </MoreOf>
        </div>
      )}
    </details>
  );
}

function Leaf({
  name,
  value,
}: {
  readonly name: string | undefined;
  readonly value: string | number | boolean | null;
}) {
  return (
    <p className={styles.line}>
      {name !== undefined && <span className={styles.name}>{visibleText(name)} </span>}
      <span className={styles.value} data-type={typeof value} dir="auto">
        {typeof value === 'string' ? <Words>{value}</Words> : String(value)}
      </span>
    </p>
  );
}
