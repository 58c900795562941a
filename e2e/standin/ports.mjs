// MessagePortMain and MessageChannelMain. An end that was transferred hands its messages to whoever carries them.
import { EventEmitter } from 'node:events';
import { strict } from './strict.mjs';

const ends = new WeakMap();
let nextId = 1;

class Port extends EventEmitter {
  #waiting = [];
  #started = false;
  #closed = false;
  #carrier = undefined;
  id = nextId++;
  peer = undefined;

  postMessage(message, transfer = []) {
    if (this.#carrier !== undefined) throw new Error('stand-in: a port that was transferred cannot send');
    // Electron takes ports and nothing else; buffers are copied
    endsOf(transfer);
    this.peer.deliver(structuredClone(message), transfer);
  }

  start() {
    this.#started = true;
    for (const event of this.#waiting.splice(0)) setImmediate(() => this.emit('message', event));
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.peer.closedByPeer();
  }

  deliver(data, ports) {
    if (this.#closed) return;
    const event = { data, ports };
    if (this.#carrier !== undefined) this.#carrier.message(data, ports);
    else if (this.#started) setImmediate(() => this.emit('message', event));
    else this.#waiting.push(event);
  }

  closedByPeer() {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#carrier !== undefined) this.#carrier.close();
    else setImmediate(() => this.emit('close'));
  }

  /** From now on `carrier.message(data, ports)` and `carrier.close()` are where this end is. */
  transferTo(carrier) {
    if (this.#carrier !== undefined) throw new Error('stand-in: a port can be transferred once');
    this.#carrier = carrier;
    for (const { data, ports } of this.#waiting.splice(0)) carrier.message(data, ports);
  }
}

export class MessageChannelMain {
  constructor() {
    const [first, second] = [new Port(), new Port()];
    first.peer = second;
    second.peer = first;
    this.port1 = outside(first);
    this.port2 = outside(second);
  }
}

function outside(end) {
  const port = strict('MessagePortMain', end);
  ends.set(port, end);
  return port;
}

/** The ends behind ports of a transfer list. Throws on anything that is not such a port, as Electron does. */
export function endsOf(transfer) {
  return transfer.map((port, index) => {
    const end = ends.get(port);
    if (end === undefined) throw new TypeError(`Port at index ${index} is not a valid port`);
    return end;
  });
}
