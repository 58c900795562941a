import { TermTable } from '../terms/term-table';
import { tokenize } from '../terms/tokens';
import { DictionaryWriter } from './dictionary';
import { DocumentsWriter, PositionsWriter } from './postings';
import type { IndexSegment } from './segment';

// no number of a term: it only takes a position
const GAP = 0xffffffff;

/** Texts to hold before a segment is worth building: more costs memory, fewer cost a longer merge. */
export const DOCUMENTS_PER_SEGMENT = 250_000;

/** Collects texts, conversation by conversation, and builds their segment. */
export class SegmentBuilder {
  readonly #terms = new TermTable();
  #tokens = new Uint32Array(1 << 14);
  #tokenCount = 0;
  #documentEnds = new Uint32Array(1 << 10);
  #areas = new Uint8Array(1 << 10);
  #documentCount = 0;
  readonly #conversationEnds: number[] = [];

  get documentCount(): number {
    return this.#documentCount;
  }

  get conversationCount(): number {
    return this.#conversationEnds.length;
  }

  /** Adds a text of the current conversation, as `encodeForIndex` gives it. */
  addDocument(area: number, text: Uint8Array, start = 0, end = text.length): void {
    // texts that stand apart are read one by one, with a place between them that no term takes
    const own = text.subarray(start, end);
    let from = 0;
    for (let gap = own.indexOf(0); gap >= 0; gap = own.indexOf(0, from)) {
      tokenize(own, from, gap, this.#takeTerm);
      this.#push(GAP);
      from = gap + 1;
    }
    tokenize(own, from, own.length, this.#takeTerm);
    if (this.#documentCount === this.#areas.length) {
      this.#documentEnds = doubled(this.#documentEnds, new Uint32Array(this.#documentEnds.length * 2));
      this.#areas = doubled(this.#areas, new Uint8Array(this.#areas.length * 2));
    }
    this.#areas[this.#documentCount] = area;
    this.#documentEnds[this.#documentCount++] = this.#tokenCount;
  }

  endConversation(): void {
    this.#conversationEnds.push(this.#documentCount);
  }

  readonly #takeTerm = (bytes: Uint8Array, length: number, hash: number): void => {
    this.#push(this.#terms.intern(bytes, length, hash));
  };

  #push(token: number): void {
    if (this.#tokenCount === this.#tokens.length) {
      this.#tokens = doubled(this.#tokens, new Uint32Array(this.#tokens.length * 2));
    }
    this.#tokens[this.#tokenCount++] = token;
  }

  build(): IndexSegment {
    const order = this.#terms.sorted();
    const { starts, documentsOf, positionsOf } = this.#byTerm(order);
    const dictionary = new DictionaryWriter();
    const documents = new DocumentsWriter();
    const positions = new PositionsWriter();

    for (let rank = 0; rank < order.length; rank++) {
      const until = starts[rank + 1] as number;
      const [documentsAt, positionsAt] = [documents.length, positions.length];
      for (let from = starts[rank] as number; from < until; ) {
        const document = documentsOf[from] as number;
        let behind = from + 1;
        while (behind < until && documentsOf[behind] === document) behind++;
        documents.add(document);
        positions.add(positionsOf, from, behind);
        from = behind;
      }
      const frequency = documents.endTerm();
      positions.endTerm();
      dictionary.add(this.#terms.bytesOf(order[rank] as number), {
        ...frequency,
        documentsLength: documents.length - documentsAt,
        positionsLength: positions.length - positionsAt,
      });
    }

    return {
      documentCount: this.#documentCount,
      conversationEnds: Uint32Array.from(this.#conversationEnds),
      areas: this.#areas.slice(0, this.#documentCount),
      ...dictionary.finish(),
      documents: documents.bytes(),
      positions: positions.bytes(),
    };
  }

  /** Document and position of each token, sorted by the rank of its term: a counting sort, so documents stay in order. */
  #byTerm(order: Uint32Array) {
    const rankOf = new Uint32Array(order.length);
    for (let rank = 0; rank < order.length; rank++) rankOf[order[rank] as number] = rank;

    const starts = new Uint32Array(order.length + 1);
    for (let token = 0; token < this.#tokenCount; token++) {
      if (this.#tokens[token] === GAP) continue;
      const slot = (rankOf[this.#tokens[token] as number] as number) + 1;
      starts[slot] = (starts[slot] as number) + 1;
    }
    for (let rank = 0; rank < order.length; rank++)
      starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);

    const next = starts.slice();
    const documentsOf = new Uint32Array(this.#tokenCount);
    const positionsOf = new Uint32Array(this.#tokenCount);
    let token = 0;
    for (let document = 0; document < this.#documentCount; document++) {
      const end = this.#documentEnds[document] as number;
      for (let position = 0; token < end; token++, position++) {
        if (this.#tokens[token] === GAP) continue;
        const rank = rankOf[this.#tokens[token] as number] as number;
        const slot = next[rank] as number;
        next[rank] = slot + 1;
        documentsOf[slot] = document;
        positionsOf[slot] = position;
      }
    }
    return { starts, documentsOf, positionsOf };
  }
}

function doubled<Numbers extends Uint8Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
