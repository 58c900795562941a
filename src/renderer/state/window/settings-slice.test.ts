import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import {
  changeOfTimes,
  createSettingsSlice,
  DEFAULT_SETTINGS,
  readSettings,
  type SettingsSlice,
  timesOf,
} from './settings-slice';

const storage = (kept = new Map<string, string>()) => ({
  kept,
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
});

test('what was chosen is there after a restart', () => {
  const shared = storage();
  const store = createStore<SettingsSlice>()(createSettingsSlice(shared));
  store.getState().changeSettings({ theme: 'dark', zone: 'utc' });
  store.getState().resizePane('list', 500);
  expect(readSettings(shared)).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    zone: 'utc',
    panes: { ...DEFAULT_SETTINGS.panes, list: 500 },
  });
});

test('a pane stays within its limits', () => {
  const store = createStore<SettingsSlice>()(createSettingsSlice(storage()));
  store.getState().resizePane('sidebar', 5);
  expect(store.getState().settings.panes.sidebar).toBe(160);
  store.getState().resizePane('sidebar', 5000);
  expect(store.getState().settings.panes.sidebar).toBe(360);
});

test('whatever was kept, the settings are whole', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), text => {
      const settings = readSettings(storage(new Map([['lectern.settings', text]])));
      expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
    }),
  );
});

test('one bad member costs only itself', () => {
  const text = JSON.stringify({ theme: 'dark', density: 'huge', panes: { list: 400, sidebar: -3 } });
  expect(readSettings(storage(new Map([['lectern.settings', text]])))).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    panes: { ...DEFAULT_SETTINGS.panes, list: 400 },
  });
});

test('a storage that refuses everything leaves the defaults and loses no choice of this session', () => {
  const refusing = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  };
  const store = createStore<SettingsSlice>()(createSettingsSlice(refusing));
  store.getState().changeSettings({ density: 'compact' });
  expect(store.getState().settings).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' });
});

test('times from the start on keep the clock that dates are read by', () => {
  const recorded = { ...DEFAULT_SETTINGS, zone: 'utc' } as const;
  const elapsed = { ...recorded, ...changeOfTimes('elapsed') };
  expect([timesOf(elapsed), elapsed.zone]).toEqual(['elapsed', 'utc']);
  expect(timesOf({ ...elapsed, ...changeOfTimes('mine') })).toBe('mine');
});

test('two windows follow each other in what they look like and keep what the other chose', () => {
  const shared = storage();
  const [one, other] = [0, 1].map(() => createStore<SettingsSlice>()(createSettingsSlice(shared)));
  if (one === undefined || other === undefined) throw new TypeError();
  one.getState().changeSettings({ theme: 'dark', inspectorTab: 'events' });
  other.getState().changeSettings({ density: 'compact' });
  expect(readSettings(shared)).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    inspectorTab: 'events',
    density: 'compact',
  });
  other.getState().takeSettings(shared.getItem('lectern.settings'));
  expect(other.getState().settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', density: 'compact' });
});
