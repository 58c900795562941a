import { Fragment } from 'react';

/** A stretch of text in UTF-16 units, end excluded. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Shows text with its marks. They are sorted and do not overlap. Never parses markup. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
