/** @file The protocols of escalation, as checked data (domain.md 6.1 to 6.5, 2026-11-21). Levels are defaults: RN leadership approves them. */
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import {
  EscalationProtocol,
  ProtocolPhone,
  ProtocolStep,
  stepsAt,
} from '#shared/domain/escalation-protocol.ts';
import harmAndAbuse from './harm-and-abuse.json' with { type: 'json' };
import heartBreathBrain from './heart-breath-brain.json' with { type: 'json' };
import injuryAndOther from './injury-and-other.json' with { type: 'json' };
import phones from './phones.json' with { type: 'json' };
import readings from './readings.json' with { type: 'json' };
import stepsByLevel from './steps-by-level.json' with { type: 'json' };

/** Every protocol, in the order in which they are offered. */
export const ESCALATION_PROTOCOLS: readonly EscalationProtocol[] = EscalationProtocol.array().parse([
  ...[...heartBreathBrain, ...harmAndAbuse, ...readings, ...injuryAndOther],
]);

/** The numbers that are on every device. */
export const ESCALATION_PHONES: readonly ProtocolPhone[] = ProtocolPhone.array().parse(phones);

/** What is done at a level whatever the trigger. */
export const STEPS_BY_LEVEL: readonly ProtocolStep[] = ProtocolStep.array().parse(stepsByLevel);

/** The protocol of a trigger; undefined for one that this release does not know. */
export function escalationProtocol(triggerId: string): EscalationProtocol | undefined {
  return ESCALATION_PROTOCOLS.find(({ id }) => id === triggerId);
}

/** What to do, in order. At an unknown trigger, what is done whatever the trigger. */
export function escalationSteps(triggerId: string, level: EscalationLevel): ProtocolStep[] {
  return stepsAt(escalationProtocol(triggerId) ?? { steps: [] }, level, STEPS_BY_LEVEL);
}

/** A number by its id, such as `poison-control`; undefined for an unknown one. */
export function escalationPhone(id: string): ProtocolPhone | undefined {
  return ESCALATION_PHONES.find((phone) => phone.id === id);
}

const FOLLOW_UP_HOURS = 24;

/** Within how many hours the contact that follows is due. */
export function escalationFollowUpHours(triggerId: string): number {
  return escalationProtocol(triggerId)?.followUpWithinHours ?? FOLLOW_UP_HOURS;
}
