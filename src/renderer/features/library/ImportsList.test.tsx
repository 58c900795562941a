// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { ImportRecord } from '../../archive/contract/api';
import { fakeRecord, fakeReport, fakeStore, NOW } from '../../state/testing/archive.fixture';
import { ImportsList } from './ImportsList';

afterEach(cleanup);

const imported = (id: string, name: string, minutes: number): ImportRecord =>
  fakeRecord(id, { files: [fakeReport(name)], at: (NOW + minutes * 60_000) as Instant });

test('each import is named by itself, also where two had files of one name on one day', () => {
  const imports = [imported('1', 'march.json', 0), imported('2', 'march.json', 5), imported('3', 'april.json', 9)];
  render(<ImportsList store={fakeStore()} imports={imports} />);
  const buttons = screen.getAllByRole('button');
  const names = buttons.map(each => each.getAttribute('aria-label') ?? each.textContent);
  expect(names).toHaveLength(6);
  expect(new Set(names).size).toBe(6);
  const times = names.filter(name => /\d:\d\d/.test(name ?? ''));
  // the day says enough where the name does
  expect([times.length, times.some(name => name?.includes('april'))]).toEqual([4, false]);
});
