/** @file Furnishes a desk in an opened store, and clears it away. */
import type { Person } from '#shared/contract/engine/session.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import type { Store } from '#shared/store/store.ts';
import type { ServerLink } from '#shared/sync/server-link.ts';
import { openCaseload } from './caseload.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { Desk } from './desk.ts';
import { openPatientEraser } from './erase-patients.ts';
import type { EngineEvents } from './events.ts';
import { openTaskReminders } from './features/task-reminders.ts';
import { type OtherClocks, openOtherClocks } from './other-clocks.ts';
import type { EnginePorts, VaultAccount } from './ports.ts';
import { startDeskSync } from './sync/desk-sync.ts';
import { createWriter } from './writer.ts';

export interface DeskParts {
  ports: EnginePorts;
  events: EngineEvents;
  store: Store;
  account: VaultAccount;
  person: Person;
  clock: ClockKeeper;
  link: ServerLink;
}

/** Finishes what was cut off, takes up the clock, reads the caseload and starts to sync. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const { ports, events, store, account, person, clock, link } = parts;
  const writer = createWriter(store, ports, person, account);
  await writer.finishInterrupted();
  await clock.attach(store);
  let desk: Desk | null = null;
  const caseload = await openCaseload(store, ports.now(), (collection, isLocal) => {
    events.changed(collection, isLocal ? 'local' : 'sync');
    desk?.sync.changed(isLocal);
  });
  const eraser = await openPatientEraser(store, ports, writer);
  const otherClocks = watchOtherClocks(parts);
  const onStatus = (next: SyncStatus) => {
    events.publish('sync', next);
    otherClocks.connected(next.connection === 'connected');
  };
  const sync = await startDeskSync({
    ...{ store, staffId: person.staffId, ports, link, writer, onStatus },
    onClocks: otherClocks.heard,
  });
  const reminders = openTaskReminders({ person, ports, caseload, store }, (due) =>
    events.publish('reminders', due),
  );
  const ask: Desk['ask'] = (call) => link.authorized(call);
  desk = {
    person,
    account,
    ports,
    store,
    caseload,
    writer,
    clock,
    otherClocks,
    eraser,
    sync,
    reminders,
    ask,
  };
  return desk;
}

function watchOtherClocks({ ports, events, clock, link }: DeskParts): OtherClocks {
  return openOtherClocks({
    ports,
    ask: (call) => link.authorized(call),
    since: () => clock.runningSince(),
    onChange: () => events.changed('timeEntries', 'local'),
  });
}

/** Waits for the writes under way, then closes everything down to the store, which closes whatever fails before. The clock runs on in memory. */
export async function closeDesk(desk: Desk): Promise<void> {
  try {
    await desk.writer.drained();
    desk.otherClocks.close();
    await desk.reminders.close();
    await desk.sync.close();
    await desk.eraser.close();
  } finally {
    desk.caseload.close();
    await desk.clock.detach();
    await desk.store.close();
  }
}
