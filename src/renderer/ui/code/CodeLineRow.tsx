import { memo } from 'react';
import { type Mark, Marked } from '../layout/Marked';
import styles from './CodeView.module.css';
import { tokensOf } from './tokens';

interface CodeLineRowProps {
  readonly line: string;
  /** Where the line begins in the whole text. */
  readonly from: number;
  readonly indent: number;
  readonly coloured: boolean;
  /** Where what was searched for begins in the whole text, in order, each of `length` units. */
  readonly places: readonly number[];
  readonly length: number;
  readonly folded: boolean;
}

/** One line of code, by kind of piece, with the hits in it marked. */
export const CodeLineRow = memo(function CodeLineRow(props: CodeLineRowProps) {
  const { line, from, indent, coloured, places, length, folded } = props;
  const marks = marksIn(places, length, from, from + line.length);
  const tokens = coloured ? tokensOf(line) : [{ kind: 'sign' as const, from: 0, until: line.length }];

  return (
    <code className={styles.line} style={{ paddingInlineStart: `${indent * 1.1}em` }} dir="auto">
      {tokens.map((token, index) => (
        <span key={token.from} className={styles[token.kind]}>
          {isApart(line, tokens[index - 1]?.until ?? 0, token.from) ? ' ' : ''}
          <Marked text={line.slice(token.from, token.until)} marks={within(marks, token.from, token.until)} />
        </span>
      ))}
      {folded && <span className={styles.folded}> …</span>}
    </code>
  );
});

/** Whether a blank belongs between two pieces: after a name, and where the file has one. */
function isApart(line: string, endBefore: number, start: number): boolean {
  return endBefore > 0 && (start > endBefore || line[endBefore - 1] === ':');
}

function marksIn(places: readonly number[], length: number, from: number, until: number): readonly Mark[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) + length <= from) low = middle + 1;
    else high = middle;
  }
  const marks: Mark[] = [];
  for (let index = low; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    if (place >= until) break;
    marks.push({ start: Math.max(0, place - from), end: Math.min(until, place + length) - from });
  }
  return marks;
}

function within(marks: readonly Mark[], from: number, until: number): readonly Mark[] {
  return marks
    .filter(({ start, end }) => end > from && start < until)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, until) - from }));
}
