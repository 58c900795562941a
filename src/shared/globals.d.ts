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

/** Opaque: made, and handed on to who uses it. */
interface CryptoKey {
  readonly type: string;
}

interface AesGcm {
  readonly name: 'AES-GCM';
  readonly iv: Uint8Array;
  readonly additionalData: Uint8Array;
  readonly tagLength: 128;
}

/** Sums and ciphers of bytes; nothing that is random. */
declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', bytes: ArrayBufferView): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      bytes: Uint8Array,
      algorithm: 'PBKDF2',
      extractable: false,
      usages: readonly 'deriveKey'[],
    ): Promise<CryptoKey>;
    deriveKey(
      algorithm: {
        readonly name: 'PBKDF2';
        readonly hash: 'SHA-256';
        readonly salt: Uint8Array;
        readonly iterations: number;
      },
      base: CryptoKey,
      derived: { readonly name: 'AES-GCM'; readonly length: 256 },
      extractable: false,
      usages: readonly ('encrypt' | 'decrypt')[],
    ): Promise<CryptoKey>;
    encrypt(algorithm: AesGcm, key: CryptoKey, bytes: Uint8Array): Promise<ArrayBuffer>;
    decrypt(algorithm: AesGcm, key: CryptoKey, bytes: Uint8Array): Promise<ArrayBuffer>;
  };
};

/** One end takes bytes, the other gives them, packed or unpacked. */
interface PackingStream {
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> };
  };
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  };
}

declare class CompressionStream implements PackingStream {
  constructor(format: 'deflate-raw');
  readonly writable: PackingStream['writable'];
  readonly readable: PackingStream['readable'];
}

declare class DecompressionStream implements PackingStream {
  constructor(format: 'deflate-raw');
  readonly writable: PackingStream['writable'];
  readonly readable: PackingStream['readable'];
}

/** What the page hands on and the core never looks into. Structurally less than a browser's own. */
interface File {
  readonly name: string;
  readonly size: number;
}

/** An end of a channel that is handed on; who uses it has the types of its own surroundings. */
interface MessagePort {
  close(): void;
}
