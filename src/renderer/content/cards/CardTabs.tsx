import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { plainTextOfCard } from '#shared/rich/plain-text';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import { Words } from '../words/Words';
import styles from './CardTabs.module.css';
import type { Draw, Part } from './drawing';

interface CardTabsProps {
  readonly node: Part<'tabs'>;
  readonly draw: Draw;
}

/** A tab strip: opens at the first tab with a hit, else at the first; for print all are shown one below the other. */
export function CardTabs({ node, draw }: CardTabsProps) {
  const { highlight, everything } = useReading();
  const label = (index: number) => node.tabs[index]?.label || text('rich.tabs.tab', { number: index + 1 });

  if (everything) {
    return (
      <div className={styles.tabs}>
        {node.tabs.map(({ child }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
          <div key={index} className={styles.panel}>
            <p className={styles.printed} dir="auto">
              {label(index)}
            </p>
            {draw(child)}
          </div>
        ))}
      </div>
    );
  }

  const hit = node.tabs.findIndex(({ child }) => (highlight?.(plainTextOfCard(child)).length ?? 0) > 0);
  return (
    <Tabs
      key={hit}
      className={styles.tabs ?? ''}
      defaultSelectedKey={keyOf(Math.max(hit, 0))}
      keyboardActivation="manual"
    >
      <TabList className={styles.strip ?? ''} aria-label={text('rich.tabs.label')}>
        {node.tabs.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Tab key={index} id={keyOf(index)} className={styles.tab ?? ''}>
            <span dir="auto">
              <Words>{label(index)}</Words>
            </span>
          </Tab>
        ))}
      </TabList>
      {node.tabs.map(({ child }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <TabPanel key={index} id={keyOf(index)} className={styles.panel ?? ''}>
          {draw(child)}
        </TabPanel>
      ))}
    </Tabs>
  );
}

function keyOf(index: number): string {
  return `tab-${index}`;
}
