/** @file The re-checks of a desk: each ends with the connection it began on, and the status says how far it is. */
import type { CheckResult } from '#shared/contract/engine/sync.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Replication } from '#shared/store/replicate.ts';
import type { Store } from '#shared/store/store.ts';
import type { Connection } from '#shared/sync/connection.ts';
import { engineError } from '../errors.ts';
import type { EnginePorts } from '../ports.ts';
import type { Agenda } from './agenda.ts';
import type { Arriving } from './arriving.ts';
import { openCheckKeeper } from './check-keeper.ts';
import type { DeskLight } from './desk-light.ts';
import { recheck } from './recheck.ts';

const CONNECT_LIMIT_MS = 5_000;
const LOOK_MS = 100;

export interface DeskChecks {
  /** Runs a check, or joins the one under way. Throws OFFLINE. */
  run(): Promise<CheckResult>;
  close(): void;
}

/** What is under way on a connection. */
export interface Line {
  /** Does `work`; throws OFFLINE when the connection is lost before it is done. */
  whileItStands<T>(work: () => Promise<T>): Promise<T>;
  /** The connection is gone. */
  lose(): void;
}

/** A line with nothing on it. */
export function openLine(): Line {
  const losses = new Set<() => void>();
  return {
    whileItStands<T>(work: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        const lost = () => reject(offline());
        losses.add(lost);
        work()
          .then(resolve, reject)
          .finally(() => losses.delete(lost));
      });
    },
    lose() {
      for (const lost of [...losses]) lost();
    },
  };
}

export interface DeskChecksParts {
  store: Store;
  staffId: Id;
  ports: EnginePorts;
  agenda: Agenda;
  light: DeskLight;
  arriving: Pick<Arriving, 'copiedAt'>;
  connection: Connection;
  line: Line;
  replication: Replication;
  /** Has what could not be read fetched once more. */
  lookAtDeferred(): Promise<void>;
}

/** Reads when the last check was, and looks now and then whether one is due. */
export async function openDeskChecks(parts: DeskChecksParts): Promise<DeskChecks> {
  const { store, staffId, ports, agenda, light, arriving, connection, line, replication } = parts;

  async function check(): Promise<CheckResult> {
    light.update({ checking: 0 });
    try {
      await parts.lookAtDeferred();
      if (light.current().connection !== 'connected') throw offline();
      const result = await line.whileItStands(() =>
        recheck({
          ...{ store, staffId, replication, pause: agenda.pause, now: ports.now },
          request: (call) => connection.request(call),
          onProgress: (checking) => light.update({ checking }),
        }),
      );
      light.update({ lastCheck: result });
      return result;
    } finally {
      light.update({ checking: null });
    }
  }

  const keeper = await openCheckKeeper({
    store,
    ports,
    copiedAt: arriving.copiedAt,
    isConnected: () => light.current().connection === 'connected',
    check,
  });
  light.update({ lastCheck: keeper.last() });

  return {
    async run() {
      const giveUpAt = ports.monotonic() + CONNECT_LIMIT_MS;
      while (light.current().connection === 'connecting' && ports.monotonic() < giveUpAt)
        await agenda.pause(LOOK_MS);
      return keeper.run().catch((error: unknown) => {
        throw light.current().connection === 'connected' ? error : offline();
      });
    },
    close() {
      line.lose();
      keeper.close();
    },
  };
}

function offline() {
  return engineError(
    'OFFLINE',
    'The server cannot be reached now. Everything is safe on this device; try again later.',
  );
}
