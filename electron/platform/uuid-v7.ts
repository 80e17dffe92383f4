/** @file UUIDv7 (RFC 9562, section 5.7): ids that sort by the time they were made. */
import { randomFillSync } from 'node:crypto';

/**
 * A maker of UUIDv7, each greater than the one before even within a millisecond and when the clock was set back
 * (RFC 9562, section 6.2, method 2: the random part counts on).
 *
 * @param now wall clock, milliseconds since the epoch
 */
export function createUuidV7(now: () => number): () => string {
  const random = new Uint8Array(10);
  let time = -1;
  let tail = 0n;
  return () => {
    const present = now();
    randomFillSync(random);
    const fresh = BigInt(`0x${Buffer.from(random).toString('hex')}`);
    if (present > time) {
      time = present;
      tail = fresh & tailMask;
    } else {
      tail += 1n + (fresh & stepMask);
      if (tail > tailMask) {
        time += 1;
        tail = fresh & tailMask;
      }
    }
    return format(time, tail);
  };
}

const tailMask = (1n << 74n) - 1n;
const stepMask = (1n << 32n) - 1n;

function format(time: number, tail: bigint): string {
  const highTail = tail >> 62n;
  const lowTail = tail & ((1n << 62n) - 1n);
  const value = (BigInt(time) << 80n) | (7n << 76n) | (highTail << 64n) | (2n << 62n) | lowTail;
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
