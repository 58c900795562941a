import { text } from '../../i18n/text';
import { MoreOf } from './MoreOf';
import styles from './Pairs.module.css';
import { Words } from './Words';

interface Pair {
  readonly key: string;
  readonly value: string;
  readonly kind?: string | undefined;
}

/** Names and values in two columns. */
export function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <dl className={styles.pairs}>
      <MoreOf items={pairs} atOnce={60} more={count => text('rich.showMore', { count })}>
        {({ key, value, kind }, index) => (
          <div key={index} className={styles.pair}>
            <dt className={styles.key} dir="auto">
              <Words>{key}</Words>
            </dt>
            <dd className={styles.value} dir="auto" data-fact={kind}>
              <Words>{value}</Words>
            </dd>
          </div>
        )}
      </MoreOf>
    </dl>
  );
}
