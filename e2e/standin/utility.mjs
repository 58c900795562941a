// utilityProcess: a Node process of its own, with ports carried over Node's own channel.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endsOf } from './ports.mjs';
import { refuse, runtime } from './runtime.mjs';
import { onlyKnown, strict } from './strict.mjs';

const CHILD = fileURLToPath(new URL('./utility-child.mjs', import.meta.url));
const running = new Set();
// no child outlives the program, however it ends
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

class UtilityProcess extends EventEmitter {
  #ports = new Map();
  #child;

  constructor(file, args) {
    super();
    this.#child = fork(CHILD, [file, ...args], { serialization: 'advanced', execArgv: [] });
    running.add(this.#child);
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', message => this.#hear(message));
    this.#child.on('exit', (code, signal) => {
      running.delete(this.#child);
      // how V8 ends over a fatal error: without a listener the main process ends over it, too
      if (signal === 'SIGABRT') this.emit('error', 'FatalError', 'location', 'report');
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  #hear({ type, id, data }) {
    if (type === 'message') this.emit('message', data);
    else if (type === 'port-message') this.#ports.get(id)?.peer.deliver(data, []);
    else if (type === 'port-close') this.#ports.get(id)?.close();
    else refuse(`a utility process sent ${type}`);
  }

  get pid() {
    return this.#child.pid;
  }

  postMessage(data, transfer = []) {
    const ends = endsOf(transfer);
    for (const end of ends) this.#ports.set(end.id, end);
    this.#send({ type: 'message', data, ports: ends.map(({ id }) => id) });
    for (const end of ends) {
      end.transferTo({
        message: message => this.#send({ type: 'port-message', id: end.id, data: message }),
        close: () => this.#send({ type: 'port-close', id: end.id }),
      });
    }
  }

  kill() {
    return this.#child.kill();
  }

  #send(message) {
    // it may be on its way out, and then nobody is left to hear it
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(file, args = [], options = {}) {
    if (!runtime.ready) throw new Error('utilityProcess cannot be used before app is ready');
    onlyKnown('utilityProcess.fork', options, { serviceName: undefined });
    return strict('UtilityProcess', new UtilityProcess(file, args));
  },
});
