import { CircleX, Info, Wrench } from 'lucide-react';
import type { Finding, Severity } from '#shared/domain/finding';
import { findingText, placeText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Shows where a finding stands; absent where that is not possible. */
  readonly onShow?: (finding: Finding) => void;
}

const SIGNS: Readonly<Record<Severity, typeof Info>> = {
  rejected: CircleX,
  repaired: Wrench,
  noted: Info,
  explained: Info,
};

/** What was found while reading, each with its place. */
export function FindingList({ findings, onShow }: FindingListProps) {
  return (
    <ul className="finding-list">
      {findings.map((finding, index) => {
        const { severity, place } = finding;
        const Sign = SIGNS[severity];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in everything, and none moves
          <li key={`${index} ${finding.code}`} data-severity={severity}>
            <Sign aria-hidden />
            <span className="visually-hidden">{text(`severity.${severity}`)}</span>
            <span className="finding-words">
              {findingText(finding)}
              <span className="finding-place">{placeText(place)}</span>
            </span>
            {onShow !== undefined && (
              <button type="button" className="link-button" onClick={() => onShow(finding)}>
                {text('inspector.showPlace')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
