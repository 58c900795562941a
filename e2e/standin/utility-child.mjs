// The other side of `utilityProcess.fork`: gives the forked file its `process.parentPort`, then runs it.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { strict } from './strict.mjs';

const ports = new Map();

class Port extends EventEmitter {
  #waiting = [];
  #started = false;
  #id;

  constructor(id) {
    super();
    this.#id = id;
  }

  postMessage(data, transfer = []) {
    // Electron takes ports and nothing else, and there are none here
    if (transfer.length > 0) throw new TypeError('Port at index 0 is not a valid port');
    process.send({ type: 'port-message', id: this.#id, data });
  }

  start() {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close() {
    process.send({ type: 'port-close', id: this.#id });
  }

  deliver(data) {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

class ParentPort extends EventEmitter {
  postMessage(data) {
    process.send({ type: 'message', data });
  }
}

const parent = new ParentPort();
process.parentPort = strict('parentPort', parent);
process.type = 'utility';

const early = [];
let take = message => early.push(message);
process.on('message', message => take(message));

const [, , file] = process.argv;
process.argv.splice(1, 1);
await import(pathToFileURL(file).href);
take = hear;
for (const message of early) hear(message);

function hear({ type, id, data, ports: ids }) {
  if (type === 'port-message') ports.get(id)?.deliver(data);
  else if (type === 'port-close') ports.get(id)?.emit('close');
  else parent.emit('message', { data, ports: ids.map(portOf) });
}

function portOf(id) {
  const port = new Port(id);
  ports.set(id, port);
  return strict('MessagePortMain', port);
}
