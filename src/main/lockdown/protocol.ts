import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { serveBundle } from '../serve/bundle';
import { PAGE_HOST, SCHEME } from './page-address';

/** Makes `app://` an origin like any other, with storage and workers. Only possible before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers `app://lectern/…` from the packaged renderer, and no other host of the scheme. */
export function servePage(session: Session): void {
  const serve = serveBundle(join(import.meta.dirname, '../renderer'), 'none');
  session.protocol.handle(SCHEME, request =>
    new URL(request.url).host === PAGE_HOST ? serve(request) : new Response(undefined, { status: 404 }),
  );
}
