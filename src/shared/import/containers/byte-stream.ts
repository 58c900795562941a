/** Bytes that come in pieces: a file, a member of an archive, standard input. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A stream whose beginning was looked at and is still to come. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly stream: ByteStream;
}

/** Reads `count` bytes ahead, less only where the stream is shorter or breaks off: it then breaks off later. */
export async function peek(stream: ByteStream, count: number): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let broken: { readonly problem: unknown } | undefined;
  while (length < count && broken === undefined) {
    const step = await iterator.next().catch((problem: unknown) => ({ done: true, problem }) as const);
    if ('problem' in step) broken = step;
    if (step.done === true) break;
    pieces.push(step.value);
    length += step.value.length;
  }
  const held = joined(pieces, length);

  async function* whole() {
    try {
      if (held.length > 0) yield held;
      if (broken !== undefined) throw broken.problem;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  // a reader that hands over megabytes at a time must not make a look at the beginning one at all of them
  return { head: held.subarray(0, count), stream: whole() };
}

/** The same bytes in pieces of at most `size`: what works on one piece at a time then never works for long. */
export async function* inSlices(stream: ByteStream, size: number): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) {
    for (let from = 0; from < piece.length; from += size) yield piece.subarray(from, from + size);
  }
}

/** UTF-16 as UTF-8; half a character at the very end becomes the replacement character. */
export async function* asUtf8(stream: ByteStream, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of stream) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

export async function* without(stream: ByteStream, skip: number): AsyncGenerator<Uint8Array> {
  let left = skip;
  for await (const piece of stream) {
    const rest = piece.subarray(Math.min(left, piece.length));
    left -= piece.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
