import type { StateCreator } from 'zustand/vanilla';
import type { OwnPattern } from '#shared/masking/finders/own-patterns';
import { MASK_KINDS, type MaskKind } from '#shared/masking/kinds';
import { USUAL_RULES } from '#shared/masking/rules';
import { type OrderKey, STACK_COLUMNS } from '../../archive/contract/api';
import { isRecord, type KeptStorage, loadValue, parseKept, saveValue } from '../base/local-storage';
import { NEWEST_FIRST, ORDER_COLUMNS } from '../base/order';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;
type Density = (typeof DENSITIES)[number];
export const ZONES = ['recorded', 'mine', 'utc'] as const;
type Zone = (typeof ZONES)[number];
/** After how many months conversations are erased. */
export const RETENTIONS = ['off', 6, 12, 24, 36, 60] as const;
export type Retention = (typeof RETENTIONS)[number];
const INSPECTOR_TABS = ['details', 'events', 'surveys', 'source'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** Widths of the panes in CSS pixels, the conversation taking what they leave; the timeline's height with them. */
export interface PaneSizes {
  readonly sidebar: number;
  readonly list: number;
  readonly inspector: number;
}

/** What the user chose about how things are shown. It is remembered on this machine and says nothing of any customer. */
export interface Settings {
  readonly theme: Theme;
  readonly density: Density;
  readonly zone: Zone;
  /** Times of a transcript from its start on instead of by the clock of the zone. */
  readonly elapsed: boolean;
  /** Whether single letters (J, K, /, ?) are shortcuts. */
  readonly singleKeys: boolean;
  readonly panes: PaneSizes;
  readonly inspectorShown: boolean;
  readonly sidebarShown: boolean;
  readonly inspectorTab: InspectorTab;
  /** Whether the timeline is drawn in lanes, in a window that is high enough for it and in one that is not. */
  readonly timelineShown: { readonly high: boolean; readonly low: boolean };
  /** The order of the list: the first key counts most. */
  readonly sort: readonly OrderKey[];
  /** The facets of the sidebar that are unfolded. */
  readonly openFacets: readonly string[];
  /** Filters stand in the search box as they are written, not as chips. */
  readonly searchAsText: boolean;
  /** What the bars of the conversations over time are made of. */
  readonly stackBy: Stacking;
  /** What was searched for is kept, to be asked again. */
  readonly rememberSearches: boolean;
  /** Whether it is said when there are marks and no backup for a month. */
  readonly remindOfBackups: boolean;
  readonly eraseAfterMonths: Retention;
  /** Who the customer is, is hidden wherever anything is shown. */
  readonly masked: boolean;
  /** What is hidden then. */
  readonly maskKinds: readonly MaskKind[];
  readonly maskPatterns: readonly OwnPattern[];
}

export const STACKINGS = ['nothing', ...STACK_COLUMNS] as const;
export type Stacking = (typeof STACKINGS)[number];

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  zone: 'recorded',
  elapsed: false,
  singleKeys: true,
  panes: { sidebar: 216, list: 340, inspector: 264 },
  inspectorShown: true,
  sidebarShown: true,
  inspectorTab: 'details',
  timelineShown: { high: true, low: false },
  sort: [NEWEST_FIRST],
  openFacets: ['source', 'agent', 'tag', 'in', 'has', 'outcome'],
  searchAsText: false,
  stackBy: 'nothing',
  rememberSearches: true,
  remindOfBackups: true,
  eraseAfterMonths: 'off',
  masked: false,
  maskKinds: USUAL_RULES.kinds,
  maskPatterns: USUAL_RULES.patterns,
};

/** The least and the most a pane may measure. */
export const PANE_LIMITS: Readonly<Record<keyof PaneSizes, readonly [number, number]>> = {
  sidebar: [160, 360],
  list: [240, 640],
  inspector: [220, 720],
};

export interface SettingsSlice {
  readonly settings: Settings;
  changeSettings(change: Partial<Settings>): void;
  resizePane(pane: keyof PaneSizes, pixels: number): void;
  /** Takes in what another window has kept, as far as it is not about that window alone. */
  takeSettings(written: string | null): void;
}

/** The choices of the one switch for times: by one of the clocks, or from the start on. */
export const TIMES = [...ZONES, 'elapsed'] as const;

export function timesOf({ zone, elapsed }: Settings): (typeof TIMES)[number] {
  return elapsed ? 'elapsed' : zone;
}

/** What a choice of that switch changes. Dates are still read by the clock that was chosen before. */
export function changeOfTimes(choice: (typeof TIMES)[number]): Partial<Settings> {
  return choice === 'elapsed' ? { elapsed: true } : { zone: choice, elapsed: false };
}

export type SettingsStorage = KeptStorage;

/** Where they are kept. */
export const SETTINGS_NAME = 'lectern.settings';

/** What all windows follow. Where panes and lists stand is each window's own; the next one begins as the last was left. */
const FOLLOWED = [
  'theme',
  'density',
  'zone',
  'elapsed',
  'singleKeys',
  'searchAsText',
  'rememberSearches',
  'remindOfBackups',
  'eraseAfterMonths',
  'masked',
  'maskKinds',
  'maskPatterns',
] as const;

export function createSettingsSlice(
  storage: SettingsStorage,
  flow: { set(now: Settings, before: Settings): void } = { set: () => undefined },
): StateCreator<SettingsSlice> {
  return (set, get) => {
    const show = (change: Partial<Settings>) => {
      const before = get().settings;
      set({ settings: { ...before, ...change } });
      flow.set(get().settings, before);
    };
    return {
      settings: readSettings(storage),

      changeSettings(change) {
        show(change);
        // of all the rest another window may have kept something newer
        saveValue(storage, SETTINGS_NAME, { ...readSettings(storage), ...change });
      },

      resizePane(pane, pixels) {
        const [least, most] = PANE_LIMITS[pane];
        const { panes } = get().settings;
        get().changeSettings({ panes: { ...panes, [pane]: Math.round(Math.min(most, Math.max(least, pixels))) } });
      },

      takeSettings(written) {
        const theirs = settingsOf(parseKept(written));
        show(Object.fromEntries(FOLLOWED.map(name => [name, theirs[name]])));
      },
    };
  };
}

/** What is kept, member by member: one that is missing or of another age gives way to its default. */
export function readSettings(storage: SettingsStorage): Settings {
  return settingsOf(loadValue(storage, SETTINGS_NAME));
}

function settingsOf(kept: Readonly<Record<string, unknown>>): Settings {
  const panes = isRecord(kept.panes) ? kept.panes : {};
  const timeline = isRecord(kept.timelineShown) ? kept.timelineShown : {};
  return {
    theme: oneOf(THEMES, kept.theme) ?? DEFAULT_SETTINGS.theme,
    density: oneOf(DENSITIES, kept.density) ?? DEFAULT_SETTINGS.density,
    zone: oneOf(ZONES, kept.zone) ?? DEFAULT_SETTINGS.zone,
    elapsed: truth(kept.elapsed) ?? DEFAULT_SETTINGS.elapsed,
    singleKeys: truth(kept.singleKeys) ?? DEFAULT_SETTINGS.singleKeys,
    panes: {
      sidebar: width('sidebar', panes.sidebar),
      list: width('list', panes.list),
      inspector: width('inspector', panes.inspector),
    },
    inspectorShown: truth(kept.inspectorShown) ?? DEFAULT_SETTINGS.inspectorShown,
    sidebarShown: truth(kept.sidebarShown) ?? DEFAULT_SETTINGS.sidebarShown,
    inspectorTab: oneOf(INSPECTOR_TABS, kept.inspectorTab) ?? DEFAULT_SETTINGS.inspectorTab,
    timelineShown: {
      high: truth(timeline.high) ?? DEFAULT_SETTINGS.timelineShown.high,
      low: truth(timeline.low) ?? DEFAULT_SETTINGS.timelineShown.low,
    },
    sort: orderKeys(kept.sort) ?? DEFAULT_SETTINGS.sort,
    openFacets: texts(kept.openFacets) ?? DEFAULT_SETTINGS.openFacets,
    searchAsText: truth(kept.searchAsText) ?? DEFAULT_SETTINGS.searchAsText,
    stackBy: oneOf(STACKINGS, kept.stackBy) ?? DEFAULT_SETTINGS.stackBy,
    rememberSearches: truth(kept.rememberSearches) ?? DEFAULT_SETTINGS.rememberSearches,
    remindOfBackups: truth(kept.remindOfBackups) ?? DEFAULT_SETTINGS.remindOfBackups,
    eraseAfterMonths: oneOf(RETENTIONS, kept.eraseAfterMonths) ?? DEFAULT_SETTINGS.eraseAfterMonths,
    masked: truth(kept.masked) ?? DEFAULT_SETTINGS.masked,
    maskKinds: maskKinds(kept.maskKinds) ?? DEFAULT_SETTINGS.maskKinds,
    maskPatterns: maskPatterns(kept.maskPatterns) ?? DEFAULT_SETTINGS.maskPatterns,
  };
}

const MOST_KEYS = 4;

function orderKeys(value: unknown): readonly OrderKey[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const keys = value.flatMap((key: unknown) => {
    const column = isRecord(key) ? oneOf(ORDER_COLUMNS, key.column) : undefined;
    return column === undefined || !isRecord(key) ? [] : [{ column, descending: key.descending === true }];
  });
  return keys.length === 0 ? undefined : keys.slice(0, MOST_KEYS);
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(each => typeof each === 'string') ? value : undefined;
}

function maskKinds(value: unknown): readonly MaskKind[] | undefined {
  return Array.isArray(value) ? MASK_KINDS.filter(kind => value.includes(kind)) : undefined;
}

function maskPatterns(value: unknown): readonly OwnPattern[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((each: unknown) =>
    isRecord(each) && typeof each.text === 'string' ? [{ text: each.text }] : [],
  );
}

function oneOf<Value extends string | number>(allowed: readonly Value[], value: unknown): Value | undefined {
  return allowed.find(each => each === value);
}

function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function width(pane: keyof PaneSizes, value: unknown): number {
  const [least, most] = PANE_LIMITS[pane];
  return typeof value === 'number' && value >= least && value <= most ? value : DEFAULT_SETTINGS.panes[pane];
}
