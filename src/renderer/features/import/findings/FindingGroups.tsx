import { CircleX, Info, Wrench } from 'lucide-react';
import { useState } from 'react';
import type { Finding, Severity } from '#shared/domain/finding';
import { findingText, placeText } from '../../../i18n/finding-text';
import { text } from '../../../i18n/text';
import type { FindingGroup } from '../../../state/imports/import-report';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { usePortion } from '../../../ui/hooks/use-portion';
import styles from '../Import.module.css';
import findinggroupsStyles from './FindingGroups.module.css';

interface FindingGroupsProps {
  readonly groups: readonly FindingGroup[];
  readonly canShow: (finding: Finding) => boolean;
  readonly onShow: (finding: Finding) => void;
}

const SIGNS: Readonly<Record<Severity, typeof Info>> = {
  rejected: CircleX,
  repaired: Wrench,
  noted: Info,
  explained: Info,
};
const FIRST = 3;

/** Every finding by kind, with its place: what was lost first. */
export function FindingGroups({ groups, canShow, onShow }: FindingGroupsProps) {
  if (groups.length === 0) return undefined;
  return (
    <section className={findinggroupsStyles.findings} aria-label={text('report.findings')}>
      {groups.map(group => (
        <Group key={group.code} group={group} canShow={canShow} onShow={onShow} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: FindingGroup;
  readonly canShow: (finding: Finding) => boolean;
  readonly onShow: (finding: Finding) => void;
}

function Group({ group, canShow, onShow }: GroupProps) {
  const [all, setAll] = useState(false);
  const { severity, count, findings } = group;
  const Sign = SIGNS[severity];
  const portion = usePortion(findings.length);
  // what is the same everywhere is said once
  const isSame = findings.every(finding => findingText(finding) === findingText(findings[0] ?? finding));
  const first = isSame ? 1 : FIRST;
  const shown = findings.slice(0, all ? portion.shown : first);
  return (
    <div className={findinggroupsStyles.group} data-severity={severity}>
      <h3 className={findinggroupsStyles.count}>
        <Sign aria-hidden />
        {text(`report.${severity}`, { count })}
      </h3>
      <ul>
        {shown.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in everything, and none moves
          <li key={`${index} ${placeText(finding.place)}`}>
            <span className={findinggroupsStyles.words}>
              <span className={findinggroupsStyles.place}>{placeText(finding.place)}</span>
              {(!isSame || index === 0) && ` ${findingText(finding)}`}
            </span>
            {canShow(finding) && (
              <LinkButton
                aria-label={text('report.showPlace', { place: placeText(finding.place) })}
                onClick={() => onShow(finding)}
              >
                {text('report.show')}
              </LinkButton>
            )}
          </li>
        ))}
        {all && portion.left > 0 && (
          <li>
            <LinkButton onClick={portion.showMore}>{text('report.more', { count: portion.left })}</LinkButton>
          </li>
        )}
        {findings.length > first && (
          <li>
            <LinkButton onClick={() => setAll(!all)}>
              {all
                ? text('report.fewer')
                : text(isSame ? 'report.morePlaces' : 'report.more', { count: findings.length - first })}
            </LinkButton>
          </li>
        )}
        {all && count > findings.length && (
          <li className={styles.quiet}>{text('report.notKept', { count: count - findings.length })}</li>
        )}
      </ul>
    </div>
  );
}
