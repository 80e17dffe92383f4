import { createServer, type Server } from 'node:net';

/**
 * A stand-in for a PostgreSQL of another version: speaks just enough of its protocol (version 3.0) to let everyone in and
 * to answer every question with its version number. An old PostgreSQL cannot be had from npm.
 *
 * @param serverVersionNumber such as 130016
 */
export function startFakePostgres(serverVersionNumber: number): Promise<{ port: number; server: Server }> {
  const answer = String(serverVersionNumber);
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true;
        // AuthenticationOk, then ReadyForQuery in state idle.
        socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      } else if (data.toString('latin1', 0, 1) === 'Q') {
        const column = Buffer.concat([
          text('version'),
          int32(0),
          int16(0),
          int32(23),
          int16(4),
          int32(-1),
          int16(0),
        ]);
        const row = Buffer.concat([int16(1), int32(answer.length), Buffer.from(answer)]);
        socket.write(
          Buffer.concat([
            message('T', Buffer.concat([int16(1), column])),
            message('D', row),
            message('C', text('SELECT 1')),
            message('Z', Buffer.from('I')),
          ]),
        );
      } else {
        socket.end();
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : 0, server });
    });
  });
}

function message(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}
