/** @file What comes over a connection and never becomes a request: too slow, too long, or no HTTP. */

import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';

/** How long a client may take, in milliseconds. */
export interface Timeouts {
  /** Until all headers have come. */
  headersMs: number;
  /** Until the whole request has come. */
  requestMs: number;
  /** A connection over which nothing moves, in either direction: the heartbeats of a stream are more frequent. */
  idleMs: number;
}

/** A full push over a line of half a megabit a second takes a minute and a bit. */
export const TIMEOUTS: Timeouts = { headersMs: 15_000, requestMs: 90_000, idleMs: 120_000 };

const ANSWERS: Record<string, [number, string, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to come. Try again.'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers of the request are too large.'],
};
const MALFORMED: [number, string, string] = [400, 'Bad Request', 'This is no HTTP request.'];

/** Answers with what was wrong, notes it, and lets the connection go. Fastify calls it with itself as `this`. */
export function answerUnreadable(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, reason, message] = ANSWERS[error.code] ?? MALFORMED;
  this.log.warn({ event: 'request.refused', method: '', route: 'none', status }, 'refused');
  if (socket.writable) {
    const body = JSON.stringify({
      defined: false,
      code: reason.toUpperCase().replaceAll(' ', '_'),
      status,
      message,
    });
    socket.write(
      `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n` +
        `connection: close\r\nx-content-type-options: nosniff\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}
