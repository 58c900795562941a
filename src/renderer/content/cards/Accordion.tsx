import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosureGroup, DisclosurePanel, Heading } from 'react-aria-components';
import { plainTextOfCard } from '#shared/rich/plain-text';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import { Words } from '../words/Words';
import styles from './Accordion.module.css';
import type { Draw, Part } from './drawing';

interface AccordionProps {
  readonly node: Part<'accordion'>;
  readonly draw: Draw;
}

/** Rows that fold; those with a hit inside are open. */
export function Accordion({ node, draw }: AccordionProps) {
  const { highlight, everything } = useReading();
  const open = node.sections.flatMap(({ child }, index) =>
    everything || (highlight?.(plainTextOfCard(child)).length ?? 0) > 0 ? [keyOf(index)] : [],
  );
  return (
    <DisclosureGroup
      // what is to be open is known only at the start
      key={`${everything} ${open.join(' ')}`}
      className={styles.accordion ?? ''}
      allowsMultipleExpanded
      defaultExpandedKeys={open}
    >
      {node.sections.map(({ title, additional, child }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
        <Disclosure key={index} id={keyOf(index)} className={styles.section ?? ''}>
          <Heading className={styles.heading ?? ''}>
            <Button slot="trigger" className={styles.title ?? ''}>
              <ChevronRight aria-hidden size={15} className={styles.sign} />
              <span className={styles.name} dir="auto">
                {title === '' ? text('rich.accordion.section', { number: index + 1 }) : <Words>{title}</Words>}
              </span>
              {additional !== undefined && (
                <span className={styles.additional} dir="auto">
                  <Words>{additional}</Words>
                </span>
              )}
            </Button>
          </Heading>
          <DisclosurePanel>
            <div className={styles.inside}>{draw(child)}</div>
          </DisclosurePanel>
        </Disclosure>
      ))}
    </DisclosureGroup>
  );
}

function keyOf(index: number): string {
  return `section-${index}`;
}
