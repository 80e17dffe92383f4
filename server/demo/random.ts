/** A seeded source of chance: the same seed gives the same numbers on every machine. Not for secrets. */
export class Random {
  readonly #seed: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: string) {
    this.#seed = seed;
    [this.#a, this.#b, this.#c, this.#d] = stateOf(seed);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A source of its own for one purpose, so that drawing more in one place changes nothing in another. */
  fork(purpose: string): Random {
    return new Random(`${this.#seed}/${purpose}`);
  }

  /** A number from 0 up to 1, 1 left out (sfc32). */
  next(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** About -2 to 2, mostly near 0. */
  wobble(): number {
    return (this.next() + this.next() + this.next() - 1.5) * 1.4;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) throw new RangeError('There is nothing to choose from.');
    return choice;
  }

  weighted<T extends { weight: number }>(choices: readonly T[]): T {
    let left = this.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
    for (const choice of choices) {
      left -= choice.weight;
      if (left < 0) return choice;
    }
    return this.pick(choices);
  }

  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index -= 1) {
      const other = this.integer(0, index);
      [result[index], result[other]] = [result[other] as T, result[index] as T];
    }
    return result;
  }

  /** A UUIDv7 made at `at` (milliseconds). */
  id(at: number): string {
    const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
    const low = this.#hex() + this.#hex() + this.#hex();
    const variant = ((Number.parseInt(low.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${low.slice(0, 3)}-${variant}${low.slice(4, 7)}-${low.slice(7, 19)}`;
  }

  #hex(): string {
    return Math.floor(this.next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0');
  }
}

/** Four 32-bit numbers out of a text (FNV-1a, each with another start). */
function stateOf(seed: string): [number, number, number, number] {
  const hash = (start: number) => {
    let value = start;
    for (let index = 0; index < seed.length; index += 1) {
      value = Math.imul(value ^ seed.charCodeAt(index), 16_777_619);
    }
    return value ^ (value >>> 15);
  };
  return [hash(0x811c9dc5), hash(0x01234567), hash(0x89abcdef), 1];
}
