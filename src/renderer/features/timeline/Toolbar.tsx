import {
  ChevronLeft,
  ChevronRight,
  Focus,
  FoldHorizontal,
  ListChecks,
  type LucideIcon,
  Maximize,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { memo } from 'react';
import { text } from '../../i18n/text';
import { IconButton } from '../../ui/controls/IconButton';
import { CheckMenu } from '../../ui/controls/Menu';
import { Tools } from '../../ui/controls/Tools';

interface ToolbarProps {
  readonly lanes: readonly { readonly id: string; readonly name: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
  readonly canFit: boolean;
  readonly isWhole: boolean;
  /** Absent where there is nothing to shorten. */
  readonly shortened: boolean | undefined;
  readonly onZoom: (closer: boolean) => void;
  readonly onPan: (later: boolean) => void;
  readonly onFit: () => void;
  readonly onWhole: () => void;
  readonly onShorten: (wanted: boolean) => void;
}

/** Buttons for everything that keys, wheel and brush do. */
export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
  const { lanes, hidden, onHide, canFit, isWhole, shortened } = props;
  return (
    <Tools label={text('timeline.name')}>
      <Tool icon={ChevronLeft} name={text('timeline.earlier')} disabled={isWhole} onPress={() => props.onPan(false)} />
      <Tool icon={ChevronRight} name={text('timeline.later')} disabled={isWhole} onPress={() => props.onPan(true)} />
      <Tool icon={ZoomIn} name={text('timeline.zoomIn')} onPress={() => props.onZoom(true)} />
      <Tool icon={ZoomOut} name={text('timeline.zoomOut')} disabled={isWhole} onPress={() => props.onZoom(false)} />
      <Tool icon={Focus} name={text('timeline.fit')} disabled={!canFit} onPress={props.onFit} />
      <Tool icon={Maximize} name={text('timeline.whole')} disabled={isWhole} onPress={props.onWhole} />
      {shortened !== undefined && (
        <IconButton
          look="small"
          label={text('timeline.compress')}
          icon={<FoldHorizontal aria-hidden />}
          pressed={shortened}
          onPress={() => props.onShorten(!shortened)}
        />
      )}
      {lanes.length > 1 && (
        <CheckMenu
          look="small"
          label={text('timeline.lanes')}
          icon={<ListChecks aria-hidden />}
          choices={lanes.map(({ id, name }) => ({ id, label: name }))}
          checked={new Set(lanes.filter(({ id }) => !hidden.has(id)).map(({ id }) => id))}
          onCheck={shown => onHide(new Set(lanes.filter(({ id }) => !shown.has(id)).map(({ id }) => id)))}
        />
      )}
    </Tools>
  );
});

interface ToolProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Tool({ icon: Icon, name, disabled = false, onPress }: ToolProps) {
  return <IconButton look="small" label={name} icon={<Icon aria-hidden />} disabled={disabled} onPress={onPress} />;
}
