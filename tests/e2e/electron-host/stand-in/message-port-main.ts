/** @file The main process's end of a port whose other end lives in a page. */
import { OfferedEmitter } from './offered.ts';
import { fromWire, toWire, type Wire } from './wire.ts';

/** What a port needs of the page it leads to. */
export interface PortLine {
  post(wire: Wire): void;
  close(): void;
}

/** As Electron's MessagePortMain: queues until `start`, emits `message` with `data`, and `close` once. */
export class MessagePortMain extends OfferedEmitter {
  readonly #line: PortLine;
  #queue: Wire[] = [];
  #isStarted = false;
  #isClosed = false;

  constructor(line: PortLine) {
    super('MessagePortMain', ['message', 'close']);
    this.#line = line;
  }

  start(): void {
    this.#isStarted = true;
    for (const wire of this.#queue.splice(0)) this.#deliver(wire);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The Electron stand-in sends no ports over ports.');
    if (!this.#isClosed) this.#line.post(toWire(message));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#line.close();
    this.closedByPage();
  }

  /** The page sent something. */
  receive(wire: Wire): void {
    if (this.#isClosed) return;
    if (this.#isStarted) this.#deliver(wire);
    else this.#queue.push(wire);
  }

  /** The page's end is gone. */
  closedByPage(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.emit('close');
  }

  #deliver(wire: Wire): void {
    this.emit('message', { data: fromWire(wire), ports: [] });
  }
}
