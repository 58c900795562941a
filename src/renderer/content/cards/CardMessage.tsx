import type { CardNode } from '#shared/domain/card';
import { useReading } from '../words/reading';
import { CardPart } from './Card';
import styles from './Card.module.css';
import { CardDetails } from './CardDetails';

interface CardMessageProps {
  readonly card: CardNode;
  readonly quickReplies: CardNode | undefined;
}

// these bring their own frames, or none
const WIDE: ReadonlySet<CardNode['kind']> = new Set(['carousel', 'replies', 'tabs', 'accordion', 'unknown']);

/** A whole card, the quick replies under it, and its details on demand. */
export function CardMessage({ card, quickReplies }: CardMessageProps) {
  const { everything } = useReading();
  return (
    <>
      <div className={styles.card} data-wide={WIDE.has(card.kind) || undefined}>
        <CardPart node={card} />
      </div>
      {quickReplies !== undefined && (
        <div className={styles.replies}>
          <CardPart node={quickReplies} />
        </div>
      )}
      {!everything && <CardDetails card={card} />}
    </>
  );
}
