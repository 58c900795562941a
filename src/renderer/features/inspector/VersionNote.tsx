import { GitCompare } from 'lucide-react';
import type { Place } from '#shared/domain/finding';
import type { ItemKey } from '#shared/domain/keys';
import { allVersions, type Versioned } from '#shared/domain/version';
import { text } from '../../i18n/text';
import { versionNames } from '../../i18n/version-names';
import { Callout } from '../../ui/feedback/Callout';

/** One version of an item as it is drawn, with the words for where it comes from, if there is more than one. */
interface DrawnVersion<Item> {
  readonly drawKey: string;
  readonly item: Item;
  readonly from: string | undefined;
}

interface Version {
  readonly key?: ItemKey | undefined;
  readonly places: readonly Place[];
}

/** An item as each copy tells it, one after the other. */
export function drawnVersions<Item extends Versioned<Version> & { readonly key: ItemKey }>(
  item: Item,
): readonly DrawnVersion<Item>[] {
  const names = versionNames(item.versions ?? []);
  return allVersions(item).map((telling, nth) => ({
    drawKey: `${nth} ${item.key}`,
    item: telling,
    from:
      item.versions === undefined
        ? undefined
        : text(nth === 0 ? 'version.shown' : 'version.other', { files: names[nth] ?? '' }),
  }));
}

/** Says of which copy a version is. */
export function VersionNote({ from }: { readonly from: string }) {
  return (
    <Callout look="warn" icon={<GitCompare aria-hidden />}>
      {from}
    </Callout>
  );
}
