/** @file Carries the messages of a port over the DevTools pipe without loss: text, bytes, and plain JSON. */
import { notOffered } from './offered.ts';

/** A message on the way. Bytes travel as base64. */
export type Wire =
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; base64: string }
  | { kind: 'json'; json: unknown };

export function toWire(message: unknown): Wire {
  if (typeof message === 'string') return { kind: 'text', text: message };
  if (message instanceof ArrayBuffer)
    return { kind: 'bytes', base64: Buffer.from(message).toString('base64') };
  if (ArrayBuffer.isView(message)) {
    const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    return { kind: 'bytes', base64: bytes.toString('base64') };
  }
  const text = JSON.stringify(message);
  if (text === undefined || !sameAsJson(message))
    throw notOffered('messages other than text, bytes and JSON');
  return { kind: 'json', json: message };
}

export function fromWire(wire: Wire): unknown {
  if (wire.kind === 'text') return wire.text;
  return wire.kind === 'bytes' ? Uint8Array.from(Buffer.from(wire.base64, 'base64')) : wire.json;
}

function sameAsJson(value: unknown): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(sameAsJson);
  const isPlain = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value as object).every(sameAsJson);
}
