/**
 * What the main process and an import process say to each other over their own line, beside the port to the page.
 *
 * The first message brings the port and the paths behind the tickets. A process that has said everything it had to
 * say sends `finished` and leaves at `leave`: messages on the port that were sent before have gone out by then. Its
 * port's `close` event alone is not dependable.
 */
export type ToImportProcess = { readonly paths: Readonly<Record<string, string>> } | { readonly type: 'leave' };

export interface FromImportProcess {
  readonly type: 'finished';
}
