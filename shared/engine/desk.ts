/** @file A desk: what is open while a person is signed in. Made by the session, handed to every feature. */
import type { Person } from '#shared/contract/engine/session.ts';
import type { Store } from '#shared/store/store.ts';
import type { AskLine } from './ask-server.ts';
import type { Caseload } from './caseload.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { PatientEraser } from './erase-patients.ts';
import type { OtherClocks } from './other-clocks.ts';
import type { EnginePorts, VaultAccount } from './ports.ts';
import type { DeskSync } from './sync/desk-sync.ts';
import type { Writer } from './writer.ts';

export interface Desk {
  person: Person;
  account: VaultAccount;
  ports: EnginePorts;
  store: Store;
  caseload: Caseload;
  writer: Writer;
  clock: ClockKeeper;
  otherClocks: OtherClocks;
  eraser: PatientEraser;
  sync: DeskSync;
  /** For what the server alone does: see {@link askServer}. */
  ask: AskLine;
  /** Says what is due; `close` resolves when it writes nothing any more. */
  reminders: { close(): Promise<void> };
}
