/**
 * @file When a kill strikes. Each phase names what the child is told to do, the message after which the clock of the kill runs,
 * and how long it runs. A feature that works on the store (key change, upgrade) adds its task in `tasks.ts` and its phase here.
 */
import type { LifeMessage, TaskName } from './messages.ts';

export interface KillPhase {
  name: string;
  task: TaskName;
  /** How often, against the others. */
  weight: number;
  /** The message after which the delay begins; null for the start of the process. */
  after: ((message: LifeMessage) => boolean) | null;
  /** Milliseconds, drawn evenly. */
  delay: readonly [from: number, to: number];
}

const opened = (message: LifeMessage) => message.say === 'opened';
const unlocking = (message: LifeMessage) => message.say === 'unlocking';
const busy = (message: LifeMessage) => message.say === 'busy';
const changing = (message: LifeMessage) => message.say === 'passphrase' && message.is === 'asked';

export const PHASES: readonly KillPhase[] = [
  { name: 'start of the process', task: 'work', weight: 4, after: null, delay: [0, 900] },
  { name: 'unlocking and opening', task: 'work', weight: 12, after: unlocking, delay: [0, 160] },
  { name: 'at work', task: 'work', weight: 42, after: opened, delay: [0, 500] },
  { name: 'in a long call', task: 'talk', weight: 10, after: opened, delay: [900, 2900] },
  { name: 'wrapping up', task: 'wrap-up', weight: 14, after: opened, delay: [0, 200] },
  { name: 'locking and unlocking', task: 'lock', weight: 6, after: busy, delay: [0, 90] },
  { name: 'changing the key', task: 'change-key', weight: 6, after: changing, delay: [0, 25] },
  { name: 'cleanup', task: 'clean-up', weight: 6, after: busy, delay: [0, 25] },
  { name: 'closing', task: 'close', weight: 7, after: busy, delay: [0, 40] },
];
