import { CircleX, Info, Wrench } from 'lucide-react';
import type { Finding, Severity } from '#shared/domain/finding';
import { findingText, placeText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import { LinkButton } from '../../ui/controls/LinkButton';
import styles from './FindingList.module.css';

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
const PLACES_AT_ONCE = 3;

/** What was found while reading: each thing once, with its places. */
export function FindingList({ findings, onShow }: FindingListProps) {
  return (
    <ul className={styles.list}>
      {groupsOf(findings).map(alike => {
        const [first] = alike;
        const key = `${first.severity} ${findingText(first)}`;
        const Sign = SIGNS[first.severity];
        return (
          <li key={key} data-severity={first.severity}>
            <Sign aria-hidden />
            <span className="visually-hidden">{text(`severity.${first.severity}`)}</span>
            <div className={styles.words}>
              {findingText(first)}
              {alike.length <= PLACES_AT_ONCE ? (
                <Places findings={alike} onShow={onShow} />
              ) : (
                <details>
                  <summary>{text('detail.places', { count: alike.length })}</summary>
                  <Places findings={alike} onShow={onShow} />
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type Alike = readonly [Finding, ...Finding[]];

/** Findings that say the same together, in the order of their firsts. */
function groupsOf(findings: readonly Finding[]): readonly Alike[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${findingText(finding)}`;
    const alike = groups.get(key);
    if (alike === undefined) groups.set(key, [finding]);
    else alike.push(finding);
  }
  return [...groups.values()];
}

interface PlacesProps {
  readonly findings: readonly Finding[];
  readonly onShow: FindingListProps['onShow'] | undefined;
}

function Places({ findings, onShow }: PlacesProps) {
  return findings.map((finding, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in everything, and none moves
    <span key={index} className={styles.place}>
      {placeText(finding.place)}
      {onShow !== undefined && (
        <LinkButton
          aria-label={text('inspector.showPlaceOf', { place: placeText(finding.place) })}
          onClick={() => onShow(finding)}
        >
          {text('inspector.showPlace')}
        </LinkButton>
      )}
    </span>
  ));
}
