// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Diagnostics, incidentLines } from '#shared/diagnostics';
import { ErrorBoundary } from './ErrorBoundary';
import { TroubleContext } from './trouble-context';

afterEach(cleanup);

function Broken(): never {
  throw new RangeError('Jonas wants a refund');
}

test('a part that stopped is noted without words, and says how to go on', () => {
  // React tells the console of what a boundary caught
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const diagnostics = new Diagnostics(() => 0);
  const checkArchive = vi.fn();
  const { container } = render(
    <TroubleContext value={{ note: diagnostics.failed.bind(diagnostics), checkArchive }}>
      <ErrorBoundary where="list">
        <Broken />
      </ErrorBoundary>
    </TroubleContext>,
  );
  expect(diagnostics.incidents.map(({ where, code }) => [where, code])).toEqual([['list', 'RangeError']]);
  expect(incidentLines(diagnostics.incidents) + container.textContent).not.toMatch(/Jonas|refund/);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Reload this panel',
    'Reload the window',
    'Check the archive',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Check the archive' }));
  expect(checkArchive).toHaveBeenCalledOnce();
});
