import { Square } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { assertNever } from '#shared/base/assert-never';
import type { CardNode } from '#shared/domain/card';
import { text } from '../../i18n/text';
import { ActionChip, ActionTrigger } from '../actions/ActionTrigger';
import { LinkTarget } from '../actions/LinkTarget';
import { Picture } from '../media/Picture';
import { Place } from '../media/Place';
import { MoreOf } from '../words/MoreOf';
import { Pairs } from '../words/Pairs';
import { useReading } from '../words/reading';
import { UnknownPart } from '../words/UnknownPart';
import { Words } from '../words/Words';
import { Accordion } from './Accordion';
import styles from './Card.module.css';
import { CardButton } from './CardButton';
import { CardTabs } from './CardTabs';
import { Carousel } from './Carousel';
import { paint } from './card-colours';
import type { Draw, Part } from './drawing';
import { GroundContext, useGround } from './ground';
import { Replies } from './Replies';

/** One part of a card with everything in it. Nothing in it does anything but say what it would have done. */
export function CardPart({ node }: { readonly node: CardNode }) {
  const on = useGround();
  // a button's colours are those of its surface, which it lays itself
  if (node.kind === 'button') return <CardButton node={node} />;

  const { style, ground } = paint(node.style, on);
  return (
    <GroundContext value={ground}>
      <div
        className={styles.part}
        data-kind={node.kind}
        data-size={node.style?.size}
        data-bold={node.style?.bold}
        data-italic={node.style?.italic}
        data-aspect={node.display?.aspectRatio}
        data-height={node.display?.size}
        data-painted={node.style?.background !== undefined || undefined}
        style={style}
        title={node.kind === 'image' ? undefined : node.tooltip}
        {...(node.rightToLeft !== undefined && { dir: node.rightToLeft ? 'rtl' : 'ltr' })}
      >
        {drawn(node)}
        {node.kind !== 'checkbox' && <ActionChip actions={node.actions} />}
      </div>
    </GroundContext>
  );
}

function drawn(node: Exclude<CardNode, { readonly kind: 'button' }>): ReactNode {
  switch (node.kind) {
    case 'text':
      return (
        <div className={styles.text} dir="auto">
          <Words>{node.text}</Words>
        </div>
      );
    case 'image':
      return <Picture url={node.url} name={node.alt ?? node.tooltip} caption={node.caption} title={node.tooltip} />;
    case 'map':
      return <Place latitude={node.latitude} longitude={node.longitude} name={node.alt ?? node.tooltip} />;
    case 'link':
      return <LinkPreview node={node} />;
    case 'pairs':
      return <Pairs pairs={node.pairs} />;
    case 'column':
      return <Column node={node} />;
    case 'row':
      return <Row node={node} />;
    case 'carousel':
      return <Carousel node={node} draw={draw} />;
    case 'accordion':
      return <Accordion node={node} draw={draw} />;
    case 'tabs':
      return <CardTabs node={node} draw={draw} />;
    case 'section':
      return <div className={styles.section}>{node.children.map((child, index) => draw(child, index))}</div>;
    case 'checklist':
      return <div className={styles.checklist}>{node.items.map((child, index) => draw(child, index))}</div>;
    case 'checkbox':
      return <CheckboxLine node={node} />;
    case 'replies':
      return <Replies node={node} draw={draw} />;
    case 'unknown':
      return <UnknownPart type={node.type} texts={node.texts} raw={node.raw} />;
    default:
      return assertNever(node);
  }
}

// as many as the vendor itself draws
const MOST_AT_ONCE = 50;

const draw: Draw = (node, key) => <CardPart key={key} node={node} />;

function Column({ node }: { readonly node: Part<'column'> }) {
  const { everything } = useReading();
  const scrolls = node.scroll !== undefined && !everything;
  return (
    // a part that scrolls must be reachable by keyboard
    <div
      className={styles.column}
      data-frame={node.frame}
      {...(scrolls && {
        'data-scroll': node.scroll,
        tabIndex: 0,
        role: 'group',
        'aria-label': text('rich.scroll.label'),
      })}
    >
      <MoreOf items={node.children} atOnce={MOST_AT_ONCE} more={count => text('rich.showMore', { count })}>
        {draw}
      </MoreOf>
    </div>
  );
}

function Row({ node }: { readonly node: Part<'row'> }) {
  return (
    <div className={styles.row} data-frame={node.frame} data-divided={node.divided || undefined}>
      {node.children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
        <div key={index} className={styles.cell} style={widthOf(node.shares[index])}>
          {draw(child)}
        </div>
      ))}
    </div>
  );
}

/** A narrow share stays as narrow as it was meant, but never too narrow to read. */
function widthOf(share: number | undefined): CSSProperties {
  if (share === undefined) return {};
  return { flexGrow: share, minWidth: `max(2.5rem, min(5rem, ${share}% - var(--space-2)))` };
}

function LinkPreview({ node }: { readonly node: Part<'link'> }) {
  const title = node.title ?? node.alt ?? '';
  return (
    <div className={styles.preview}>
      {title !== '' && (
        <div className={styles.previewTitle} dir="auto">
          <Words>{title}</Words>
        </div>
      )}
      <LinkTarget words={title} address={node.url} />
    </div>
  );
}

function CheckboxLine({ node }: { readonly node: Part<'checkbox'> }) {
  const label = text('rich.checkbox.open', { text: node.text });
  return (
    <div className={styles.checkbox} data-divided={node.divided || undefined}>
      <ActionTrigger label={label} actions={node.actions ?? []} className={styles.box}>
        <Square aria-hidden size={16} />
      </ActionTrigger>
      <span dir="auto">
        <Words>{node.text}</Words>
      </span>
    </div>
  );
}
