import { Diagnostics } from '#shared/diagnostics';
import type { Host } from '#shared/host';
import { openableAddress } from '#shared/link-address';
import { text } from '../i18n/text';
import { createBrowserFile, download } from './browser-file';
import { createBrowserLedger } from './browser-ledger';
import { servedFiles, servedFreeBytes, takeKey } from './served-files';
import { onNewVersion } from './service-worker';

/** The host contract with what the web platform has. Files are chosen, dropped and read by the page itself. */
export function createBrowserHost(): Host {
  takeKey();
  // pasted into a window that shows the page already
  addEventListener('hashchange', takeKey);
  let refused = 0;
  const diagnostics = new Diagnostics(() => Date.now());
  // the policy forbids every connection but to the page's own origin: each try is an event
  addEventListener('securitypolicyviolation', () => {
    refused += 1;
  });

  return {
    kind: 'browser',
    platform: platformOf(navigator.userAgent),
    onOpenedFiles: () => () => {},
    openedFiles: servedFiles,
    saveFile: async (suggestedName, contents) => {
      download(suggestedName, new Blob([contents.slice()]));
      return 'saved';
    },
    createFile: createBrowserFile,
    openLink: async url => {
      const address = openableAddress(url);
      if (address === undefined || !confirm(text('host.openLink', { url: address }))) return 'refused';
      open(address, '_blank', 'noopener,noreferrer');
      return 'opened';
    },
    print: async () => {
      print();
      return 'printed';
    },
    onCommand: () => () => {},
    // what the browser itself tells (`storage.estimate`) is made up and has nothing to do with the disk
    freeBytes: servedFreeBytes,
    ledger: createBrowserLedger(diagnostics),
    refusedRequests: async () => refused,
    incidents: async () => diagnostics.incidents,
    onNewVersion,
  };
}

function platformOf(userAgent: string): Host['platform'] {
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'mac';
  if (userAgent.includes('Windows')) return 'windows';
  return userAgent.includes('Linux') ? 'linux' : 'other';
}
