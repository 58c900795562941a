import './app/zod-config';
import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Diagnostics, workerError } from '#shared/diagnostics';
import type { Instant } from '#shared/domain/time';
import { App } from './app/App';
import { ErrorBoundary } from './app/ErrorBoundary';
import { TroubleContext } from './app/trouble-context';
import { openArchive } from './archive/client';
import { host } from './host';
import { keepPageOffline } from './host/service-worker';
import { createWitness } from './host/witness';
import { MASK_WORDS } from './i18n/mask-words';
import { createActivity } from './state/base/activity';
import { createImportTrace } from './state/base/import-trace';
import { importChannels } from './state/imports/import-source';
import { sourceHashes } from './state/imports/source-hash';
import { createSearchesPlace } from './state/search/searches-place';
import { createAppStore, followArchive, followSearches, takeKept } from './state/store';
import { followVisited } from './state/visited';
// after the styles of the window, which it undoes
import './styles/print.css';

const diagnostics = new Diagnostics(() => Date.now());
const activity = createActivity();
// tests wait for this instead of a clock
const tellIdle = (idle: boolean) => {
  document.documentElement.dataset.idle = String(idle);
};
activity.subscribe(tellIdle);
tellIdle(false);

const archive = openArchive({
  freeBytes: () => host.freeBytes(),
  ledger: host.ledger,
  witness: createWitness(localStorage),
  diagnostics,
});
const searches = createSearchesPlace({
  host: host.ledger,
  exclusively: work => navigator.locks.request('lectern-searches', work),
  channel: new BroadcastChannel('lectern-searches'),
});
const importTrace = createImportTrace(localStorage, navigator.locks);
const store = createAppStore({
  archive,
  openChannel: importChannels(host, diagnostics),
  freeBytes: () => host.freeBytes(),
  createFile: name => host.createFile(name),
  ...(host.ledger.findFiles && { findFiles: host.ledger.findFiles }),
  hashSource: sourceHashes(host.ledger),
  storage: localStorage,
  searches,
  now: () => Date.now() as Instant,
  newId: () => crypto.randomUUID(),
  activity,
  importTrace,
  maskWords: MASK_WORDS,
});
followVisited(store, { history, onShown: listener => addEventListener('popstate', listener) });
followArchive(store, archive);
followSearches(store, { activity, searches });
void importTrace.takeInterrupted().then(found => {
  if (found !== undefined) store.getState().tell({ kind: 'import-interrupted', ...found });
});
addEventListener('storage', ({ key, newValue }) => takeKept(store, key, newValue));

// what nobody caught: noted without its words, and told, so that nobody goes on with a window that lies
const tellUnexpected = (thrown: unknown) => {
  diagnostics.failed('page', thrown);
  store.getState().tell({ kind: 'unexpected' });
};
addEventListener('error', event => tellUnexpected(event.error ?? workerError(event)));
addEventListener('unhandledrejection', ({ reason }) => tellUnexpected(reason));

// Electron serves the page itself
if (host.kind === 'browser') keepPageOffline();

const troubleActions = {
  note: diagnostics.failed.bind(diagnostics),
  checkArchive: () => store.getState().showDialog({ kind: 'check-archive' }),
};
const root = document.getElementById('root');
if (root === null) throw new TypeError('the page has no root');
createRoot(root).render(
  <StrictMode>
    <TroubleContext value={troubleActions}>
      <ErrorBoundary where="window">
        <App store={store} host={host} diagnostics={diagnostics} />
      </ErrorBoundary>
    </TroubleContext>
  </StrictMode>,
);
