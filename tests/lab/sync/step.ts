/** @file The steps of a run, as data: what people do, and what befalls them. */

/** What the line between a device and the servers does. `clear` ends whatever it did. */
export const LINE_FAULTS = [
  'cut',
  'delay',
  'duplicate',
  'reorder',
  'half-open',
  'half-answer',
  'answer-lost',
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** What a person does on a device. `pick` is a number from which the patient, the item and the like are chosen. */
export const DEEDS = [
  'plan-words',
  'plan-target',
  'plan-add',
  'plan-remove',
  'medicine',
  'risk',
  'allergy',
  'personal-notes',
  'task-new',
  'task-detail',
  'task-status',
  'unsendable',
  'call',
  'screening',
  'observation',
  'decide',
] as const;
export type Deed = (typeof DEEDS)[number];

export type Step =
  | { kind: 'deed'; device: number; deed: Deed; pick: number }
  | { kind: 'line'; device: number; fault: LineFault | 'clear' }
  | { kind: 'device-killed'; device: number; pauseMs: number }
  | { kind: 'signed-out'; device: number }
  | { kind: 'clock'; device: number; days: number }
  | { kind: 'device-retired'; device: number }
  | { kind: 'server-killed'; server: 0 | 1; pauseMs: number }
  | { kind: 'database-restarted' }
  | { kind: 'transaction-held'; holdMs: number; isUndone: boolean }
  | { kind: 'reassigned'; pick: number; to: number }
  | { kind: 'cover-begun'; absent: number; covering: number; forMs: number }
  | { kind: 'cover-ended'; pick: number }
  | { kind: 'team-moved'; person: number; team: 0 | 1 }
  /** Nothing happens for a moment, so that what is under way can arrive. */
  | { kind: 'calm'; ms: number };
