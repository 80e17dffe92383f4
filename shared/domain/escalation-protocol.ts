/** @file What to do when something is heard on a call that cannot wait (domain.md 6): one protocol a trigger, as data. */
import { z } from 'zod';
import { EscalationLevel } from './escalation.ts';

/** A number that must be on the device. */
export const ProtocolPhone = z.object({
  id: z.string().max(60),
  name: z.string().max(80),
  /** As it is shown and dialed. */
  number: z.string().max(40),
  use: z.string().max(300),
});
export type ProtocolPhone = z.infer<typeof ProtocolPhone>;

/** When in an escalation a step comes: the first seconds, getting help there, until help is there, afterwards. */
export const StepPhase = z.enum(['first', 'help', 'stay', 'after']);
export type StepPhase = z.infer<typeof StepPhase>;

/** One thing to do. */
export const ProtocolStep = z.object({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/),
  phase: StepPhase,
  levels: z.array(EscalationLevel).min(1),
  title: z.string().min(1).max(120),
  /** The sentence to say to the patient or to who answers; empty where nothing is said. */
  say: z.string().max(600),
  /** For the nurse's eyes. */
  hint: z.string().max(600),
  /** What to write with the tick, such as a name; empty where the time is enough. */
  asks: z.string().max(60),
  phones: z.array(z.string().max(60)),
  /** Done again and again until help is there, each time with its own time. */
  repeats: z.boolean(),
});
export type ProtocolStep = z.infer<typeof ProtocolStep>;

/** Whether the law may ask for a report: of an elder or dependent adult nearly everywhere, of violence between adults in some states. */
export const MandatoryReport = z.enum(['none', 'elder-or-dependent-adult', 'depends-on-state']);
export type MandatoryReport = z.infer<typeof MandatoryReport>;

/** The protocol of one trigger. The trigger sets the level; an RN triages, the nurse on the line never does. */
export const EscalationProtocol = z.object({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/),
  title: z.string().min(1).max(120),
  group: z.string().min(1).max(60),
  level: EscalationLevel,
  /** The least urgent level that an order may allow. */
  lowestLevel: EscalationLevel,
  /** When the level goes up, in words; empty where it is the highest already. */
  raiseWhen: z.string().max(300),
  /** What is heard or seen. */
  signs: z.array(z.string().max(160)).min(1),
  /** Other words to find it by, in lower case. */
  keywords: z.array(z.string().max(40)),
  /** The one thing not to miss. */
  warning: z.string().max(400),
  /** What whoever takes over will ask. */
  note: z.array(z.string().max(200)),
  /** What has to be done for this trigger beside the steps of its level. */
  steps: z.array(ProtocolStep),
  phones: z.array(z.string().max(60)),
  mandatoryReport: MandatoryReport,
  /** Never on a plan's copy, in a voicemail, a letter or any other thing that somebody else in the house may see. */
  isPrivate: z.boolean(),
  /** Hours until the contact that follows is due at the latest. */
  followUpWithinHours: z.number().int().min(1).max(168),
  /** What is asked for, for the last part of the SBAR. */
  request: z.string().max(400),
});
export type EscalationProtocol = z.infer<typeof EscalationProtocol>;

/** How urgent a level is; higher is more. */
const URGENCY: Record<EscalationLevel, number> = { SameDay: 0, 'RN-now': 1, E911: 2 };
const PHASES = StepPhase.options;

/** The levels that may be chosen for a protocol, the most urgent first. Going up is always allowed, going down only as far as the protocol says. */
export function levelsOf(protocol: Pick<EscalationProtocol, 'lowestLevel'>): EscalationLevel[] {
  const lowest = URGENCY[protocol.lowestLevel];
  return EscalationLevel.options.filter((level) => URGENCY[level] >= lowest);
}

/** What to do at a level, in order: by phase, and within a phase what every trigger asks for before what this one does. */
export function stepsAt(
  protocol: Pick<EscalationProtocol, 'steps'>,
  level: EscalationLevel,
  common: readonly ProtocolStep[],
): ProtocolStep[] {
  const steps = [...common, ...protocol.steps].filter(({ levels }) => levels.includes(level));
  return steps.sort((left, right) => PHASES.indexOf(left.phase) - PHASES.indexOf(right.phase));
}

/**
 * The protocols in which each word of a text begins some word of the title, the signs or the keywords; all of them for an empty text. Those that have
 * it in the title come first.
 */
export function findProtocols(protocols: readonly EscalationProtocol[], text: string): EscalationProtocol[] {
  const wanted = wordsOf(text);
  const has = (where: string) => {
    const words = wordsOf(where);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  };
  const inTitle = protocols.filter(({ title }) => has(title));
  const elsewhere = protocols.filter(
    (protocol) =>
      !inTitle.includes(protocol) &&
      has([protocol.title, protocol.group, ...protocol.signs, ...protocol.keywords].join(' ')),
  );
  return [...inTitle, ...elsewhere];
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
