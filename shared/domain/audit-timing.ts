/** @file When something that is in the audit trail happened and when the server learned of it. Pure. */
import { fromInstant, type Instant } from './primitives.ts';

/** A device that has a line sends within moments; what took longer was done without the server. Milliseconds. */
const OFFLINE_AFTER_MS = 5 * 60_000;

/** A clock that differs by less is right: requests take a while, and clocks drift. Milliseconds. */
const CLOCK_WRONG_FROM_MS = 2 * 60_000;

/** What is known of the time of an event. */
export interface AuditTiming {
  /** It came to the server so long after it happened that the device had no line. */
  isOffline: boolean;
  /** How far the clock of the device was behind (ahead: below zero) when it sent the event, in milliseconds; 0 where it was right or is not known. */
  clockBehindMs: number;
}

/**
 * @param at when it happened, by the clock of the device
 * @param receivedAt when it arrived, by the server's
 * @param clockBehindMs the difference of the two clocks as the device sent it; null where it is not known
 */
export function auditTiming(at: Instant, receivedAt: Instant, clockBehindMs: number | null): AuditTiming {
  const behind = clockBehindMs ?? 0;
  const isWrong = Math.abs(behind) >= CLOCK_WRONG_FROM_MS;
  const delay = fromInstant(receivedAt) - fromInstant(at) - (isWrong ? behind : 0);
  return { isOffline: delay >= OFFLINE_AFTER_MS, clockBehindMs: isWrong ? behind : 0 };
}
