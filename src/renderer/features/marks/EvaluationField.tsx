import { useId, useState } from 'react';
import { readEvaluation } from '#shared/marks/marks';
import { text } from '../../i18n/text';
import { TextField } from '../../ui/controls/TextField';
import styles from './MyMarks.module.css';

interface EvaluationFieldProps {
  readonly evaluation: number | undefined;
  readonly onEvaluate: (evaluation: number | undefined) => void;
}

/** A number from 0 to 100, kept with Enter or when the field is left; none where it is emptied. */
export function EvaluationField({ evaluation, onEvaluate }: EvaluationFieldProps) {
  const id = useId();
  const kept = evaluation === undefined ? '' : String(evaluation);
  const [written, setWritten] = useState(kept);
  const [wrong, setWrong] = useState(false);
  const [shown, setShown] = useState(kept);
  if (shown !== kept) {
    // what was typed and not kept does not outlive another value
    setShown(kept);
    setWritten(kept);
    setWrong(false);
  }

  const keep = () => {
    const read = readEvaluation(written);
    const understood = read !== undefined || written.trim() === '';
    setWrong(!understood);
    if (understood && read !== evaluation) onEvaluate(read);
  };
  return (
    <div className={styles.line}>
      <label className={styles.name} htmlFor={id}>
        {text('marks.evaluation')}
      </label>
      <div className={styles.value}>
        <TextField
          id={id}
          className={styles.evaluation}
          inputMode="decimal"
          value={written}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-wrong` : `${id}-of`}
          onChange={event => setWritten(event.target.value)}
          onBlur={keep}
          onKeyDown={event => {
            if (event.key === 'Enter') keep();
            if (event.key !== 'Escape' || written === kept) return;
            event.preventDefault();
            setWritten(kept);
            setWrong(false);
          }}
        />
        <span id={`${id}-of`} className={styles.quiet}>
          {text('marks.evaluationOf')}
        </span>
        {wrong && (
          <p id={`${id}-wrong`} className={styles.wrong} role="alert">
            {text('marks.evaluationWrong')}
          </p>
        )}
      </div>
    </div>
  );
}
