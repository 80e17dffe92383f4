/** @file Guards the stand-in's edges: what it does not offer throws an error that names it, and never silently passes. */
import { EventEmitter } from 'node:events';
import { report } from './report.ts';

/** The error for something of Electron that the app touched and the stand-in does not offer. */
export function notOffered(what: string): Error {
  const error = new Error(
    `The Electron stand-in does not offer ${what}. Add it in tests/e2e/electron-host/stand-in.`,
  );
  // Told to the test as well: the app may catch the error.
  report.failure(error);
  return error;
}

// Asked by await, by JSON and by inspection of any object; answering "undefined" is what a plain object does.
const askedOfEveryObject = new Set(['then', 'toJSON', 'constructor', 'inspect']);

/** The object, except that reading or writing a property it does not have throws. */
export function offered<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(object, property) {
      if (property in object || typeof property === 'symbol' || askedOfEveryObject.has(property)) {
        // Methods are bound to the object itself: its private fields are not reached through a proxy.
        const value = Reflect.get(object, property, object);
        return typeof value === 'function' ? value.bind(object) : value;
      }
      throw notOffered(`${name}.${property}`);
    },
    set(object, property, value) {
      if (property in object || typeof property === 'symbol') return Reflect.set(object, property, value);
      throw notOffered(`${name}.${property} to be set`);
    },
  });
}

/** Refuses options the stand-in does not know, so that none is ignored by mistake. */
export function checkOptions(name: string, options: object, known: readonly string[]): void {
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) throw notOffered(`the option "${option}" of ${name}`);
  }
}

/** An emitter on which only events can be listened for that the stand-in really emits. */
export class OfferedEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: readonly string[];

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = events;
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...args: unknown[]) => void);
  }

  #check(event: string): void {
    if (!this.#events.includes(event)) throw notOffered(`the event "${event}" of ${this.#name}`);
  }
}

/** An event whose default can be prevented, with facts on it, as Electron gives to its listeners. */
export function preventable<Facts extends object>(facts: Facts) {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
