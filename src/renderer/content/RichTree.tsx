import { Fragment, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { assertNever } from '#shared/base/assert-never';
import type { RichBlock, RichMark, RichNode } from '#shared/domain/rich-text';
import { linkWarning } from '#shared/rich/link-warning';
import { plainTextOfRich } from '#shared/rich/plain-text';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../i18n/text';
import actionStyles from './actions/Actions.module.css';
import { LinkTarget } from './actions/LinkTarget';
import { Picture } from './media/Picture';
import styles from './RichTree.module.css';
import { MoreOf } from './words/MoreOf';
import { Words } from './words/Words';

/** A vendor's HTML or Markdown, drawn from its tree, with the targets of its links in full below. */
export function RichTree({ nodes }: { readonly nodes: readonly RichNode[] }) {
  const links = linksIn(nodes).filter(({ words, address }) => words !== address || linkWarning(words, address));
  return (
    <>
      <div className={styles.tree} dir="auto">
        <Nodes nodes={nodes} />
      </div>
      {links.length > 0 && (
        <MoreOf items={links} atOnce={5} more={count => text('rich.link.more', { count })}>
          {({ words, address }, index) => <LinkTarget key={index} words={words} address={address} />}
        </MoreOf>
      )}
    </>
  );
}

function Nodes({ nodes }: { readonly nodes: readonly RichNode[] }): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tree is made once and never changes
    <Fragment key={index}>{drawn(node)}</Fragment>
  ));
}

function drawn(node: RichNode): ReactNode {
  switch (node.kind) {
    case 'text':
      return <Words>{node.text}</Words>;
    case 'break':
      return <br />;
    case 'mark':
      return marked(node.mark, <Nodes nodes={node.children} />);
    case 'block':
      return block(node.block, <Nodes nodes={node.children} />);
    case 'list': {
      const items = node.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index} dir="auto">
          <Nodes nodes={item} />
        </li>
      ));
      return node.ordered ? <ol className={styles.list}>{items}</ol> : <ul className={styles.list}>{items}</ul>;
    }
    case 'table':
      return <Table rows={node.rows} />;
    case 'link':
      return <InlineLink address={node.href}>{node.children}</InlineLink>;
    case 'image':
      return (
        <div className={styles.picture}>
          <Picture url={node.url} name={node.alt} />
        </div>
      );
    default:
      return assertNever(node);
  }
}

function marked(mark: RichMark, children: ReactNode): ReactNode {
  switch (mark) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'strike':
      return <s>{children}</s>;
    case 'code':
      return <code className={styles.code}>{children}</code>;
    default:
      return assertNever(mark);
  }
}

function block(kind: RichBlock, children: ReactNode): ReactNode {
  switch (kind) {
    case 'paragraph':
      return (
        <div className={styles.paragraph} dir="auto">
          {children}
        </div>
      );
    case 'heading':
      return (
        <div className={styles.heading} dir="auto">
          {children}
        </div>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote} dir="auto">
          {children}
        </blockquote>
      );
    case 'preformatted':
      return (
        <pre className={styles.preformatted} dir="auto">
          {children}
        </pre>
      );
    case 'rule':
      return <hr className={styles.rule} />;
    default:
      return assertNever(kind);
  }
}

function Table({ rows }: { readonly rows: readonly (readonly (readonly RichNode[])[])[] }) {
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={place} dir="auto">
                  <Nodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A link among words. No anchor, so that nothing can be followed by accident; on press it shows where it goes. */
function InlineLink({ address, children }: { readonly address: string; readonly children: readonly RichNode[] }) {
  const words = plainTextOfRich(children);
  return (
    <DialogTrigger>
      <Button
        className={styles.link ?? ''}
        aria-label={text('rich.link.label', { words, address: visibleText(address) })}
      >
        <bdi>
          <Nodes nodes={children} />
        </bdi>
      </Button>
      <Popover className={actionStyles.popover ?? ''} placement="bottom start">
        <Dialog className={actionStyles.dialog ?? ''} aria-label={text('rich.link.target')}>
          <LinkTarget words={words} address={address} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface FoundLink {
  readonly words: string;
  readonly address: string;
}

/** The links of a tree, each pair of words and target once. */
function linksIn(nodes: readonly RichNode[]): readonly FoundLink[] {
  const found = new Map<string, FoundLink>();
  const visit = (node: RichNode): void => {
    if (node.kind === 'link') {
      const words = plainTextOfRich(node.children);
      found.set(JSON.stringify([words, node.href]), { words, address: node.href });
    } else if (node.kind === 'list') {
      for (const item of node.items) item.forEach(visit);
    } else if (node.kind === 'table') {
      for (const row of node.rows) for (const cell of row) cell.forEach(visit);
    } else if ('children' in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return [...found.values()];
}
