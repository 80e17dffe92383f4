import { type Disposition, isContact } from '../call.ts';
import type { PracticeBilling } from './practice-billing.ts';

/** Whether the time of a call counts toward the month, and whether it was live talk with somebody who counts. */
export interface CallTime {
  isBillable: boolean;
  isInteractive: boolean;
}

/**
 * What the time of a call counts for, by how it ended. A contact counts. An unanswered dial or a voicemail counts, and a message is taken for live talk,
 * only where the practice has said so; silence is the cautious no. Source: domain.md 1.7 rule 10 and 1.3, both open questions, 2026-11-21.
 */
export function callTimeOf(disposition: Disposition, practice: PracticeBilling | undefined): CallTime {
  if (isContact(disposition)) return { isBillable: true, isInteractive: true };
  const isYes = (question: string) => practice?.switches[question] === true;
  if (disposition === 'message-sent' && isYes('messages-are-interactive')) {
    return { isBillable: true, isInteractive: true };
  }
  return { isBillable: isYes('attempts-are-billable'), isInteractive: false };
}
