// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { PreviewedFile } from '../../../archive/contract/api';
import { PreviewTable } from './PreviewTable';
import { previewGroups } from './preview-groups';

afterEach(cleanup);

const file = (n: number): PreviewedFile => ({
  report: {
    source: `${n}`,
    file: `${n}.json`,
    bytes: 2,
    hash: `${n}`,
    shapes: {},
    records: 0,
    rejected: 0,
    explained: 0,
    findings: [],
    findingCounts: {},
  },
  outcome: { added: 0, extended: 0, unchanged: 0 },
});

test('of ten thousand files nobody can read a portion is drawn, and more on request', () => {
  const { container } = render(
    <PreviewTable groups={previewGroups(Array.from({ length: 10_500 }, (_, n) => file(n)))} />,
  );
  // all of them are one row until somebody wants to see them
  expect(container.querySelectorAll('tbody th')).toHaveLength(1);
  expect(screen.getByText('10,500 files not recognised')).toBeTruthy();
  fireEvent.click(screen.getByText('show files'));
  expect(container.querySelectorAll('tbody th')).toHaveLength(201);
  fireEvent.click(screen.getByText('show 10,300 more'));
  expect(container.querySelectorAll('tbody th')).toHaveLength(401);
});
