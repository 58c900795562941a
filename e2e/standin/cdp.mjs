// Chromium over `--remote-debugging-pipe`: messages end with NUL, so neither WebSocket nor package is needed.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** Emits `exit`, and each event of the protocol as `Domain.event`, or `session:Domain.event` within a session. */
export class Cdp extends EventEmitter {
  #nextId = 1;
  #waiting = new Map();
  #unread = [];

  constructor(executable, args) {
    super();
    this.setMaxListeners(0);
    this.process = spawn(executable, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, , , input, output] = this.process.stdio;
    this.input = input;
    // the browser may be gone before the last message is written
    input.on('error', () => this.#end());
    output.on('data', data => this.#read(data));
    this.process.on('exit', () => {
      this.#end();
      this.emit('exit');
    });
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #read(data) {
    let start = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      this.#unread.push(data.subarray(start, end));
      const message = Buffer.concat(this.#unread).toString();
      this.#unread = [];
      start = end + 1;
      this.#take(JSON.parse(message));
    }
    if (start < data.length) this.#unread.push(data.subarray(start));
  }

  #take({ id, sessionId, method, params, result, error }) {
    if (id === undefined) {
      this.emit(sessionId === undefined ? method : `${sessionId}:${method}`, params);
      return;
    }
    const question = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) question.resolve(result);
    else question.reject(new Error(`${question.method}: ${error.message}`));
  }

  #end() {
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser is gone`));
    this.#waiting.clear();
  }
}
