// Tells by its structure whether a regular expression can take more time than a text has characters.
//
// The pattern becomes an automaton whose states are its single characters. A loop that can be gone round in two ways by
// the same text costs exponential time; two loops that the same text can be shared out between cost its square, and so
// does a loop in front of which the search itself can begin anywhere. Either only matters where the match can still
// fail behind it.

/** Enough of every kind of character that patterns tell apart. */
const SAMPLE = [...Array(128).keys()]
  .map(code => String.fromCharCode(code))
  .concat([...'\u0085\u00a0\u00adéßıИжא\u0301\u0660中\u200b\u200e\u2028“”‘’„…\ufeff\ud83d😀²']);
/** Repetitions are written out this often; more of them loop in no other way. */
const WRITTEN_OUT = 2;

/**
 * @typedef {{ kind: 'char', matches: Set<number> } | { kind: 'seq', parts: Node[] } | { kind: 'or', parts: Node[] }
 *   | { kind: 'repeat', part: Node, least: number, most: number } | { kind: 'condition', part?: Node, start?: boolean, end?: boolean, behind?: boolean }
 *   | { kind: 'again' }} Node
 * @typedef {'exponential' | 'polynomial' | 'back-reference' | 'look-around'} Trouble
 */

/** @returns {Trouble | undefined} nothing where the time is proportional to the length of the text */
export function troubleWith(/** @type {string} */ pattern, /** @type {string} */ flags) {
  const tree = new Parser(pattern, flags).parse();
  return troubleIn(tree, flags);
}

/** @returns {Trouble | undefined} */
function troubleIn(/** @type {Node} */ tree, /** @type {string} */ flags) {
  const inner = nodesIn(tree);
  if (inner.some(({ kind }) => kind === 'again')) return 'back-reference';
  for (const node of inner) {
    if (node.kind !== 'condition' || node.part === undefined) continue;
    // it is tried at each place: a look of any length is a search of any length at each
    if (nodesIn(node.part).some(each => each.kind === 'repeat' && each.most === Number.POSITIVE_INFINITY))
      return 'look-around';
  }
  return new Automaton(tree, flags).trouble();
}

/** @returns {Node[]} */
function nodesIn(/** @type {Node} */ node) {
  switch (node.kind) {
    case 'seq':
    case 'or':
      return [node, ...node.parts.flatMap(nodesIn)];
    case 'repeat':
      return [node, ...nodesIn(node.part)];
    default:
      return [node];
  }
}

/** Reads the syntax of regular expressions as far as this project writes it; anything else is an error. */
class Parser {
  /** @type {string[]} */
  #text;
  #at = 0;
  #flags;

  constructor(/** @type {string} */ pattern, /** @type {string} */ flags) {
    this.#text = [...pattern];
    this.#flags = flags;
  }

  parse() {
    const tree = this.#alternatives();
    if (this.#at < this.#text.length) throw new Error(`cannot read this pattern from ${this.#at} on`);
    return tree;
  }

  /** @returns {Node} */
  #alternatives() {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? /** @type {Node} */ (parts[0]) : { kind: 'or', parts };
  }

  /** @returns {Node} */
  #sequence() {
    /** @type {Node[]} */
    const parts = [];
    while (this.#at < this.#text.length && this.#peek() !== '|' && this.#peek() !== ')') parts.push(this.#repeated());
    return { kind: 'seq', parts };
  }

  /** @returns {Node} */
  #repeated() {
    const part = this.#atom();
    const counted = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(this.#text.slice(this.#at, this.#at + 20).join(''));
    if (counted === null) return part;
    this.#at += counted[0].length;
    const [, sign, least, open, most] = counted;
    if (sign !== undefined)
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
    const from = Number(least);
    const until = open === undefined ? from : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeat', part, least: from, most: until };
  }

  /** @returns {Node} */
  #atom() {
    if (this.#take('^')) return { kind: 'condition', start: true };
    if (this.#take('$')) return { kind: 'condition', end: true };
    if (this.#take('(')) return this.#group();
    if (this.#peek() === '[') return this.#character(this.#class());
    if (this.#peek() === '\\') return this.#escape();
    return this.#character(this.#next());
  }

  /** @returns {Node} */
  #group() {
    const opening = /^\?(?::|[=!]|<[=!]|<\w+>)/.exec(this.#text.slice(this.#at, this.#at + 60).join(''))?.[0] ?? '';
    this.#at += [...opening].length;
    const part = this.#alternatives();
    if (!this.#take(')')) throw new Error('a group without an end');
    if (/^\?<?[=!]$/.test(opening)) return { kind: 'condition', part, behind: opening.includes('<') };
    return part;
  }

  /** @returns {string} */
  #class() {
    let source = this.#next();
    while (this.#peek() !== ']') {
      if (this.#at >= this.#text.length) throw new Error('a class without an end');
      source += this.#next();
      if (source.endsWith('\\') && !/(?:^|[^\\])(?:\\\\)+$/.test(source)) source += this.#next();
    }
    return source + this.#next();
  }

  /** @returns {Node} */
  #escape() {
    const rest = this.#text.slice(this.#at, this.#at + 60).join('');
    if (/^\\[bB]/.test(rest)) {
      this.#at += 2;
      return { kind: 'condition' };
    }
    if (/^\\(?:[1-9]|k<)/.test(rest)) {
      this.#at += (/^\\(?:\d+|k<\w+>)/.exec(rest)?.[0] ?? '').length;
      return { kind: 'again' };
    }
    const source =
      /^\\(?:[pP]\{[^}]+\}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/su.exec(rest)?.[0] ?? '';
    this.#at += [...source].length;
    return this.#character(source);
  }

  /** @returns {Node} */
  #character(/** @type {string} */ source) {
    const one = new RegExp(`^(?:${source})$`, this.#flags.replace(/[gymd]/g, ''));
    return { kind: 'char', matches: new Set(SAMPLE.flatMap((char, n) => (one.test(char) ? [n] : []))) };
  }

  #peek() {
    return this.#text[this.#at];
  }

  #next() {
    return this.#text[this.#at++] ?? '';
  }

  #take(/** @type {string} */ char) {
    if (this.#peek() !== char) return false;
    this.#at++;
    return true;
  }
}

/**
 * What a part of the pattern adds: the states it can begin and end with, and whether it can be empty. `sure` is false
 * where a condition stands in the way.
 * @typedef {{ first: Map<number, boolean>, last: Map<number, boolean>, empty: boolean, sure: boolean }} Span
 */

class Automaton {
  /** @type {Set<number>[]} */
  #matches = [];
  /** @type {Map<number, number>[]} to which states, in how many ways */
  #next = [];
  /** @type {Set<number>} behind these the match is done, whatever comes */
  #done = new Set();
  /** @type {number | undefined} */
  #search;

  constructor(/** @type {Node} */ tree, /** @type {string} */ flags) {
    const whole = this.#span(tree);
    for (const [state, sure] of whole.last) if (sure) this.#done.add(state);
    if (!flags.includes('y') && !startsFixed(tree, flags)) {
      const anything = new Set(SAMPLE.keys());
      this.#search = this.#state(anything);
      this.#link(this.#search, this.#search);
      // with `m` an anchored search goes on at the beginning of each line
      const entry = startsAtLine(tree, flags) ? this.#state(new Set([10])) : this.#search;
      if (entry !== this.#search) this.#link(this.#search, entry);
      for (const state of whole.first.keys()) this.#link(entry, state);
    }
  }

  /** @returns {Trouble | undefined} */
  trouble() {
    const loops = this.#loops();
    /** @type {Trouble | undefined} */
    let found;
    for (const [state, loop] of loops) {
      if (this.#isDone(loop)) continue;
      if (state !== this.#search && this.#goesTwoWays(state, loop)) return 'exponential';
    }
    for (const [from, loop] of loops) {
      for (const [to, other] of loops) {
        if (from === to || this.#isDone(other) || this.#isDone(loop)) continue;
        if (this.#shares(from, loop, to, other)) found = 'polynomial';
      }
    }
    return found;
  }

  #isDone(/** @type {Set<number>} */ loop) {
    return [...loop].some(state => this.#done.has(state));
  }

  #state(/** @type {Set<number>} */ matches) {
    this.#matches.push(matches);
    this.#next.push(new Map());
    return this.#matches.length - 1;
  }

  #link(/** @type {number} */ from, /** @type {number} */ to) {
    const next = /** @type {Map<number, number>} */ (this.#next[from]);
    next.set(to, (next.get(to) ?? 0) + 1);
  }

  #linkAll(/** @type {Map<number, boolean>} */ last, /** @type {Map<number, boolean>} */ first) {
    for (const from of last.keys()) for (const to of first.keys()) this.#link(from, to);
  }

  /** @returns {Span} */
  #span(/** @type {Node} */ node) {
    switch (node.kind) {
      case 'char': {
        const state = this.#state(node.matches);
        return { first: new Map([[state, true]]), last: new Map([[state, true]]), empty: false, sure: true };
      }
      case 'condition':
      case 'again':
        return { first: new Map(), last: new Map(), empty: true, sure: false };
      case 'or': {
        const spans = node.parts.map(part => this.#span(part));
        return {
          first: joined(spans.map(({ first }) => first)),
          last: joined(spans.map(({ last }) => last)),
          empty: spans.some(({ empty }) => empty),
          sure: spans.some(({ empty, sure }) => empty && sure),
        };
      }
      case 'seq':
        return node.parts.map(part => this.#span(part)).reduce((before, after) => this.#follow(before, after), NOTHING);
      case 'repeat': {
        const { part, least, most } = node;
        const copies = Math.min(most, Math.max(Math.min(least, WRITTEN_OUT), 1));
        let whole = NOTHING;
        for (let n = 0; n < copies; n++) {
          const span = this.#span(part);
          const isLast = n === copies - 1;
          if (isLast && most === Number.POSITIVE_INFINITY) this.#linkAll(span.last, span.first);
          const optional = n >= least;
          whole = this.#follow(whole, optional ? { ...span, empty: true, sure: true } : span);
        }
        return whole;
      }
    }
  }

  /** @returns {Span} */
  #follow(/** @type {Span} */ before, /** @type {Span} */ after) {
    this.#linkAll(before.last, after.first);
    const passed = new Map([...before.last].map(([state, sure]) => [state, sure && after.sure]));
    return {
      first: before.empty ? joined([before.first, after.first]) : before.first,
      last: after.empty ? joined([passed, after.last]) : after.last,
      empty: before.empty && after.empty,
      sure: before.sure && after.sure,
    };
  }

  /** The states that can come round to themselves, each with all that lie on such a way. */
  #loops() {
    const reach = this.#next.map((_, state) => this.#reachOf(state));
    /** @type {Map<number, Set<number>>} */
    const loops = new Map();
    for (const [state, reached] of reach.entries()) {
      if (!reached.has(state)) continue;
      loops.set(state, new Set([...reached].filter(each => reach[each]?.has(state))));
    }
    return loops;
  }

  #reachOf(/** @type {number} */ state) {
    const reached = new Set();
    const open = [state];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      for (const to of this.#next[each]?.keys() ?? []) {
        if (reached.has(to)) continue;
        reached.add(to);
        open.push(to);
      }
    }
    return reached;
  }

  /** Whether one text can go round this loop in two ways. */
  #goesTwoWays(/** @type {number} */ state, /** @type {Set<number>} */ loop) {
    for (const each of loop) {
      for (const [to, ways] of this.#next[each] ?? []) if (ways > 1 && loop.has(to)) return true;
    }
    // both set out from the state, part, and come back to it together
    /** @type {(pair: readonly [number, number, number]) => readonly (readonly [number, number, number])[]} */
    const step = ([a, b, parted]) => this.#pairs(a, loop, b, loop).map(([x, y]) => [x, y, parted || x !== y ? 1 : 0]);
    return isReached([state, state, 0], [state, state, 1], step);
  }

  /** Whether one text goes round the first loop, from the first to the second, and round the second. */
  #shares(
    /** @type {number} */ from,
    /** @type {Set<number>} */ loop,
    /** @type {number} */ to,
    /** @type {Set<number>} */ other,
  ) {
    /** @type {(triple: readonly [number, number, number]) => readonly (readonly [number, number, number])[]} */
    const step = ([a, b, c]) => {
      /** @type {(readonly [number, number, number])[]} */
      const steps = [];
      for (const [x, z] of this.#pairs(a, loop, c, other)) {
        for (const y of this.#next[b]?.keys() ?? []) if (this.#meet([x, y, z])) steps.push([x, y, z]);
      }
      return steps;
    };
    if (!this.#reachOf(from).has(to)) return false;
    return isReached([from, from, to], [from, to, to], step);
  }

  #pairs(
    /** @type {number} */ a,
    /** @type {Set<number>} */ within,
    /** @type {number} */ b,
    /** @type {Set<number>} */ other,
  ) {
    /** @type {[number, number][]} */
    const pairs = [];
    for (const x of this.#next[a]?.keys() ?? []) {
      if (!within.has(x)) continue;
      for (const y of this.#next[b]?.keys() ?? []) if (other.has(y) && this.#meet([x, y])) pairs.push([x, y]);
    }
    return pairs;
  }

  /** Whether one character fits all of these states. */
  #meet(/** @type {readonly number[]} */ states) {
    const [first, ...others] = states.map(state => /** @type {Set<number>} */ (this.#matches[state]));
    if (first === undefined) return false;
    for (const char of first) if (others.every(each => each.has(char))) return true;
    return false;
  }
}

/** @type {Span} */
const NOTHING = { first: new Map(), last: new Map(), empty: true, sure: true };

function joined(/** @type {readonly Map<number, boolean>[]} */ maps) {
  /** @type {Map<number, boolean>} */
  const all = new Map();
  for (const map of maps) for (const [state, sure] of map) all.set(state, (all.get(state) ?? false) || sure);
  return all;
}

function isReached(
  /** @type {readonly [number, number, number]} */ from,
  /** @type {readonly [number, number, number]} */ goal,
  /** @type {(at: readonly [number, number, number]) => readonly (readonly [number, number, number])[]} */ step,
) {
  const seen = new Set([from.join()]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of step(at)) {
      const name = next.join();
      if (name === goal.join()) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(next);
    }
  }
  return false;
}

/** Whether a match can begin at one place only. */
function startsFixed(/** @type {Node} */ tree, /** @type {string} */ flags) {
  return !flags.includes('m') && startsWithAnchor(tree);
}

function startsAtLine(/** @type {Node} */ tree, /** @type {string} */ flags) {
  return flags.includes('m') && startsWithAnchor(tree);
}

/** @returns {boolean} */
function startsWithAnchor(/** @type {Node} */ node) {
  if (node.kind === 'condition') return node.start === true;
  if (node.kind === 'or') return node.parts.every(startsWithAnchor);
  if (node.kind === 'seq') return node.parts[0] !== undefined && startsWithAnchor(node.parts[0]);
  return node.kind === 'repeat' && node.least > 0 && startsWithAnchor(node.part);
}
