import type { Json, JsonObject } from '#shared/base/json';
import type { CardNode } from '#shared/domain/card';
import { childrenOf } from '#shared/rich/card/card-walk';
import { text } from '../../i18n/text';
import { JsonTree } from '../words/JsonTree';
import styles from './CardDetails.module.css';

/** What a card carries beside what is seen of it: metadata, tags, fields without a home; and all of it as data. */
export function CardDetails({ card }: { readonly card: CardNode }) {
  const notes = notesIn(card);
  return (
    <details className={styles.details} data-quiet={notes.length === 0 || undefined}>
      <summary className={styles.summary}>{text('rich.details')}</summary>
      <div className={styles.inside}>
        {notes.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
          <JsonTree key={index} name={label} value={value} />
        ))}
        {/* folded until asked for: it says again what is seen */}
        <JsonTree name={text('rich.details.whole')} value={asJson(card)} depth={2} />
      </div>
    </details>
  );
}

interface Note {
  readonly label: string;
  readonly value: Json;
}

function notesIn(card: CardNode): readonly Note[] {
  const found: Note[] = [];
  const visit = (node: CardNode, isRoot: boolean): void => {
    const value: JsonObject = {
      // a picture's tooltip is the name it is shown by
      ...(node.tooltip !== undefined && node.kind !== 'image' && { [text('rich.details.tooltip')]: node.tooltip }),
      ...(node.tag !== undefined && { [text('rich.details.tag')]: node.tag }),
      ...(node.metadata !== undefined && { [text('rich.details.metadata')]: node.metadata }),
      ...(node.extras !== undefined && { [text('rich.details.extras')]: node.extras }),
    };
    if (Object.keys(value).length > 0) found.push({ label: labelOf(node, isRoot), value });
    for (const child of childrenOf(node)) visit(child, false);
  };
  visit(card, true);
  return found;
}

function labelOf(node: CardNode, isRoot: boolean): string {
  if (isRoot) return text('rich.details.part.card');
  const name = 'title' in node ? node.title : 'text' in node ? node.text : undefined;
  return name === undefined || name === ''
    ? node.kind
    : text('rich.details.part.named', { kind: node.kind, name: name.slice(0, 40) });
}

// a card is made of JSON values alone; only its type does not say so
function asJson(card: CardNode): Json {
  return card as unknown as Json;
}
