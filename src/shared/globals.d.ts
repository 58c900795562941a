// The core is compiled without the DOM's types and without Node's, so that it can use only what every place it runs in
// has: page, worker, the main process, the import process, plain Node. This is that list, each with no more than is
// used. A name belongs here when it is the same everywhere and is neither the document, nor the disk, the network, a
// clock or chance; anything else is handed in.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { readonly stream?: boolean }): string;
}

declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
}

/** Sums of bytes; nothing that is random. */
declare const crypto: {
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: ArrayBufferView): Promise<ArrayBuffer> };
};

/** What the page hands on and the core never looks into. Structurally less than a browser's own. */
interface File {
  readonly name: string;
  readonly size: number;
}

/** An end of a channel that is handed on; who uses it has the types of its own surroundings. */
interface MessagePort {
  close(): void;
}
