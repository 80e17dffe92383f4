/**
 * @file The states of the Nurse Licensure Compact, by date, each with what vouches for it. domain.md 6.5 knows their number (43 passed the law) and
 * two days of accession, and marks the rest [VERIFY]: here stand the 40 that three public lists agree are in force. What they do not agree on
 * is `toConfirm` and counts only where the organization's setting says so.
 */
import type { CompactMember } from '#shared/domain/license-rule.ts';
import table from './compact.json' with { type: 'json' };

/** The states that honor multistate licenses. */
export const COMPACT_STATES: readonly CompactMember[] = table.members.map(
  ({ state, validFrom, validTo }) => ({ state, validFrom, validTo }),
);

/** States that an organization has to look up before it counts them. */
export const COMPACT_TO_CONFIRM: readonly { state: string; question: string }[] = table.toConfirm;

/** The day on which the table was last held against its sources. */
export const COMPACT_SEEN_ON = table.seenOn;
