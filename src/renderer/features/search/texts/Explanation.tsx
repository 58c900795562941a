import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { explainQuery } from '#shared/query/evaluation/explain';
import type { Clock } from '#shared/query/language/calendar';
import { parseQuery } from '#shared/query/language/parse';
import type { QueryProblem } from '#shared/query/language/tree';
import { explanationParts } from '../../../i18n/explain-text';
import { text } from '../../../i18n/text';
import styles from './Explanation.module.css';

interface ExplanationProps {
  readonly query: string;
  readonly clock: Clock;
  /** The parts that were not understood, of those that shall be said. */
  readonly problems: readonly QueryProblem[];
  readonly id?: string;
}

/** What a query finds, in one sentence, and what of it was not understood. */
export function Explanation({ query, clock, problems, id }: ExplanationProps) {
  const sentence = useMemo(() => explanationParts(explainQuery(parseQuery(query).query, clock), clock), [query, clock]);
  return (
    <div id={id} className={styles.explanation} data-explanation>
      <p>
        {sentence.map((part, nth) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never move
          part.value ? <strong key={nth}>{part.text}</strong> : <span key={nth}>{part.text}</span>,
        )}
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(({ code, start, end }) => (
            <li key={`${code} ${start}`}>
              <TriangleAlert aria-hidden />
              <span>{text(`query.problem.${code}`, { part: query.slice(start, end) })}</span>
            </li>
          ))}
          <li className={styles.rest}>{text('search.restRuns')}</li>
        </ul>
      )}
    </div>
  );
}
