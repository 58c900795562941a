import { Check, Search, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeView } from '../ui/code/CodeView';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { Menu } from '../ui/controls/Menu';
import { Select } from '../ui/controls/Select';
import { Tabs } from '../ui/controls/Tabs';
import { EmptyState } from '../ui/feedback/EmptyState';
import { ProgressBar } from '../ui/feedback/ProgressBar';
import { Skeleton } from '../ui/feedback/Skeleton';
import { Marked } from '../ui/layout/Marked';
import { Splitter } from '../ui/layout/Splitter';
import { VirtualList } from '../ui/layout/VirtualList';

const ignore = () => undefined;
const CHOICES = [
  { value: 'first', label: 'Newest first' },
  { value: 'last', label: 'Oldest first' },
] as const;

/** One of each part of the kit, in its states. Dialogs and tooltips cover the window and are tested elsewhere. */
export const parts: Readonly<Record<string, ReactNode>> = {
  'Button, its looks': (
    <p>
      <Button look="primary">{'Import'}</Button> <Button>{'Close'}</Button> <Button look="quiet">{'Undo'}</Button>{' '}
      <Button look="danger">{'Erase'}</Button>
    </p>
  ),
  'Button, disabled and with an icon': (
    <p>
      <Button disabled>{'Import'}</Button> <Button icon={<Check aria-hidden />}>{'Reviewed'}</Button>
    </p>
  ),
  'IconButton, plain, pressed, disabled': (
    <p>
      <IconButton label="Close" icon={<X aria-hidden />} onPress={ignore} />
      <IconButton label="Flag" icon={<Check aria-hidden />} onPress={ignore} pressed />
      <IconButton label="Find" icon={<Search aria-hidden />} onPress={ignore} disabled />
    </p>
  ),
  Menu: <Menu label="More" icon={<Search aria-hidden />} choices={[{ id: 'copy', label: 'Copy' }]} onPick={ignore} />,
  'Select, plain and as a field': (
    <p>
      <Select label="Order" value="first" choices={CHOICES} onPick={ignore} />
      <Select label="Order" value="last" choices={CHOICES} onPick={ignore} look="field" />
    </p>
  ),
  Tabs: (
    <Tabs
      label="Inspector"
      picked="details"
      onPick={ignore}
      tabs={[
        { id: 'details', label: 'Details', content: () => <p>{'Contents of the first.'}</p> },
        { id: 'events', label: 'Events', content: () => <p>{'Contents of the second.'}</p> },
      ]}
    />
  ),
  ProgressBar: <ProgressBar label="Importing" share={0.4} />,
  EmptyState: (
    <EmptyState title="Nothing was found">
      <Button>{'Look everywhere'}</Button>
    </EmptyState>
  ),
  'EmptyState, failed': (
    <EmptyState title="This part stopped" icon={<TriangleAlert aria-hidden />} failed>
      <p>{'Trying again draws it anew.'}</p>
    </EmptyState>
  ),
  Skeleton: <Skeleton rows={3} />,
  Marked: (
    <p>
      <Marked text="where is my refund, please" marks={[{ start: 12, end: 18 }]} />
    </p>
  ),
  Splitter: (
    <div style={{ display: 'flex', height: '3rem' }}>
      <div id="gallery-pane" style={{ width: '8rem' }} />
      <Splitter
        label="Width"
        controls="gallery-pane"
        pixels={128}
        least={80}
        most={300}
        side="before"
        onResize={ignore}
        onReset={ignore}
      />
    </div>
  ),
  VirtualList: (
    <div style={{ display: 'flex', height: '8rem' }}>
      <VirtualList
        label="Conversations"
        count={4}
        rowHeight={32}
        active={1}
        of="gallery"
        rowId={row => `gallery-row-${row}`}
        renderRow={row => `Conversation ${row + 1}`}
        selected={row => row === 1}
        onKeyDown={ignore}
        onPick={ignore}
        onRange={ignore}
        busy={false}
      />
    </div>
  ),
  CodeView: (
    <div style={{ display: 'flex', height: '9rem' }}>
      <CodeView label="Original" text={'{\n  "id": 4711,\n  "open": true,\n  "text": "hello"\n}'} onCopied={ignore} />
    </div>
  ),
};
