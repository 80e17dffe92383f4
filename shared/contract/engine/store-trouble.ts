import { z } from 'zod';
import { command } from '../procedures.ts';
import { SessionStatus } from './session.ts';

/** Takes up a trouble of the local store that `session.status` tells of. Each answers with the status after it. */
export const storeTrouble = {
  /** Back to the sign-in. Changes nothing. */
  tryAgain: command.output(SessionStatus),
  /** Opens a backup in place of the store, which is kept under another name. INVALID for a backup that was not offered. */
  restoreBackup: command.input(z.object({ backupId: z.string().max(100) })).output(SessionStatus),
  /** Keeps the store, if there is one, under another name, so that the next sign-in makes a new one. INVALID where that was not offered. */
  startNew: command.output(SessionStatus),
};
