import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import styles from './Tabs.module.css';

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly picked: Id;
  readonly onPick: (id: Id) => void;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly content: () => ReactNode }[];
}

/** Panels of which one is there at a time; the others are not in the document. */
export function Tabs<Id extends string>({ label, picked, onPick, tabs }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs as string}
      selectedKey={picked}
      onSelectionChange={key => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab !== undefined) onPick(tab.id);
      }}
    >
      <TabList className={styles.list as string} aria-label={label}>
        {tabs.map(({ id, label: name }) => (
          <Tab key={id} id={id} className={styles.tab as string}>
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel as string}>
          {id === picked ? content() : undefined}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
