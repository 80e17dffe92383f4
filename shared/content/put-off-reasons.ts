/** @file The reasons for putting a patient off that are one key away. Others are typed. */

/** For the rest of the day. */
export const SKIP_REASONS = [
  'Already in touch by message today',
  'Asked not to be called today',
  'Away from home today',
  'Waiting for the practice to answer',
  'Interpreter not available today',
] as const;

/** Until a time. */
export const SNOOZE_REASONS = [
  'Busy now, asked for later',
  'At an appointment',
  'Waiting for an interpreter',
  'Waiting for a call back from the practice',
  'Line was busy',
] as const;
