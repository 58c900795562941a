import { createElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { PAGE_STYLE } from '#shared/export/page-style';
import type { PageNode } from '#shared/export/tree';

let sheet: CSSStyleSheet | undefined;

/** The style of the file itself: what is drawn here is what the page will look like. */
function pageSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(PAGE_STYLE);
  }
  return sheet;
}

/** The tree that an exported page is written from, drawn with the page's own style, apart from the style of the window. */
export function PagePreview({ nodes, className }: { readonly nodes: readonly PageNode[]; readonly className: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  useLayoutEffect(() => {
    if (host.current === null) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [pageSheet()];
    setRoot(shadow);
  }, []);
  return (
    <div ref={host} className={className}>
      {root !== undefined && createPortal(<div className="page paper">{nodes.map(drawn)}</div>, root)}
    </div>
  );
}

function drawn(node: PageNode, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const { class: className, datetime, href: _, rel: __, ...attributes } = node.attributes;
  return createElement(
    // a link in a preview would lead out of the window
    node.tag === 'a' ? 'u' : node.tag,
    {
      ...attributes,
      key,
      ...(className === undefined ? {} : { className }),
      ...(datetime === undefined ? {} : { dateTime: datetime }),
    },
    ...node.children.map(drawn),
  );
}
