/** @file Passes one request on to a server and its answer back. */
import { Agent, request as askServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a server answered, its body still on the way. */
export interface Answer {
  status: number;
  message: IncomingMessage;
  /** Reads the body to its end and throws it away. */
  drop(): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Asks a server. Null when it broke off; `not-reached` when it certainly has not heard the request. */
export function forward(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  address: string,
): Promise<Answer | null | 'not-reached'> {
  const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = incoming.headers;
  return new Promise((resolve) => {
    const outgoing = askServer(
      new URL(incoming.url ?? '/', target),
      {
        agent,
        method: incoming.method ?? 'GET',
        headers: {
          ...headers,
          host: new URL(target).host,
          'content-length': body.length,
          'x-forwarded-for': address,
        },
      },
      (message) => {
        message.on('error', () => undefined);
        resolve({ status: message.statusCode ?? 0, message, drop: () => drop(message) });
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'not-reached' : null);
    });
    outgoing.end(body);
  });
}

async function drop(message: IncomingMessage): Promise<void> {
  try {
    for await (const _chunk of message);
  } catch {
    // The server broke off, which ends it too.
  }
}

/** Sends the answer back; with `isHalf` it stops in the middle and nothing more comes. */
export async function passOn({ message }: Answer, response: ServerResponse, isHalf = false): Promise<void> {
  response.on('error', () => message.destroy());
  response.once('close', () => message.destroy());
  response.writeHead(message.statusCode ?? 502, message.rawHeaders);
  response.flushHeaders();
  if (isHalf) {
    for await (const chunk of message) {
      const bytes = chunk as Buffer;
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      return;
    }
    return;
  }
  try {
    for await (const chunk of message) response.write(chunk);
    response.end();
  } catch {
    response.destroy();
  }
}
