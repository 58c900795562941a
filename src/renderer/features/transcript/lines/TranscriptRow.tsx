import { memo } from 'react';
import type { ArticleProps } from '../rows/article-props';
import type { Row } from '../rows/row';
import { BeginningLine } from './BeginningLine';
import { EventArticle } from './EventArticle';
import { MarkRow } from './MarkRow';
import { MessageArticle } from './MessageArticle';

/** Any row. Drawn again only when something about this very row has changed. */
export const TranscriptRow = memo(function TranscriptRow({ row, ...props }: ArticleProps & { readonly row: Row }) {
  if (row.kind === 'message') return <MessageArticle row={row} {...props} />;
  if (row.kind === 'event') return <EventArticle row={row} {...props} />;
  if (row.kind === 'beginning') return <BeginningLine row={row} zone={props.zone} member={props.member} />;
  return <MarkRow row={row} zone={props.zone} />;
});
