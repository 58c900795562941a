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
import { memo, type ReactElement } from 'react';
import {
  Toolbar as AriaToolbar,
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  type Selection,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { text } from '../../i18n/text';
import styles from './Toolbar.module.css';

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
    <AriaToolbar className={styles.toolbar as string} aria-label={text('timeline.name')}>
      <Tool
        icon={ChevronLeft}
        name={text('timeline.earlier')}
        isDisabled={isWhole}
        onPress={() => props.onPan(false)}
      />
      <Tool icon={ChevronRight} name={text('timeline.later')} isDisabled={isWhole} onPress={() => props.onPan(true)} />
      <Tool icon={ZoomIn} name={text('timeline.zoomIn')} onPress={() => props.onZoom(true)} />
      <Tool icon={ZoomOut} name={text('timeline.zoomOut')} isDisabled={isWhole} onPress={() => props.onZoom(false)} />
      <Tool icon={Focus} name={text('timeline.fit')} isDisabled={!canFit} onPress={props.onFit} />
      <Tool icon={Maximize} name={text('timeline.whole')} isDisabled={isWhole} onPress={props.onWhole} />
      {shortened !== undefined && (
        <Named name={text('timeline.compress')}>
          <ToggleButton
            className={styles.tool as string}
            aria-label={text('timeline.compress')}
            isSelected={shortened}
            onChange={props.onShorten}
          >
            <FoldHorizontal size={15} aria-hidden="true" />
          </ToggleButton>
        </Named>
      )}
      {lanes.length > 1 && (
        <MenuTrigger>
          <Named name={text('timeline.lanes')}>
            <Button className={styles.tool as string} aria-label={text('timeline.lanes')}>
              <ListChecks size={15} aria-hidden="true" />
            </Button>
          </Named>
          <Popover className={styles.popover as string} placement="bottom end">
            <Menu
              className={styles.menu as string}
              aria-label={text('timeline.lanes')}
              selectionMode="multiple"
              selectedKeys={lanes.filter(({ id }) => !hidden.has(id)).map(({ id }) => id)}
              onSelectionChange={(shown: Selection) =>
                onHide(new Set(shown === 'all' ? [] : lanes.filter(({ id }) => !shown.has(id)).map(({ id }) => id)))
              }
            >
              {lanes.map(({ id, name }) => (
                <MenuItem key={id} id={id} textValue={name} className={styles.item as string}>
                  <bdi>{name}</bdi>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </AriaToolbar>
  );
});

interface ToolProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Tool({ icon: Icon, name, isDisabled = false, onPress }: ToolProps) {
  return (
    <Named name={name}>
      <Button className={styles.tool as string} aria-label={name} isDisabled={isDisabled} onPress={onPress}>
        <Icon size={15} aria-hidden="true" />
      </Button>
    </Named>
  );
}

function Named({ name, children }: { readonly name: string; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className={styles.tooltip as string} offset={4}>
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
