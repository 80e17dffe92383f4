/** @file Why the local store of an account does not open, and the ways out, the gentlest first. */
import { z } from 'zod';
import { Instant } from '#shared/domain/primitives.ts';

export const TroubleKind = z.enum([
  /** There is no store, though this device had one. */
  'missing',
  /** The key is right and a page is not as it was written. */
  'corrupt',
  /** The store does not open under this account's key. */
  'wrong-key',
  /** A newer version of the app wrote it. */
  'newer',
  /** The operating system's keychain no longer opens the key. */
  'keychain-changed',
  /** It is whole, and cannot be reached now: disk full, in use, not readable. */
  'unavailable',
]);
export type TroubleKind = z.infer<typeof TroubleKind>;

export const WayOut = z.object({
  way: z.enum([
    'try-again',
    'connect',
    'restore-keychain',
    'update-app',
    'restore-backup',
    'send-by-recovery-key',
    'start-new',
  ]),
  label: z.string(),
  /** What it does and what it costs, in plain words. */
  consequence: z.string(),
  /** Whether work that was never sent can be out of reach afterwards. Only the last way of a trouble may be. */
  isDestructive: z.boolean(),
  /** Of `restore-backup`: which one, and when it was taken. */
  backup: z.object({ id: z.string(), takenAt: Instant }).nullable(),
});
export type WayOut = z.infer<typeof WayOut>;

export const StoreTrouble = z.object({
  kind: TroubleKind,
  /** What happened, in plain words. */
  sentence: z.string(),
  /** The account whose store it is. */
  email: z.string(),
  waysOut: z.array(WayOut).min(1),
});
export type StoreTrouble = z.infer<typeof StoreTrouble>;
