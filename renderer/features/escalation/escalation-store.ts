import { create } from 'zustand';
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';

/** What is escalated. Without a trigger the dialog asks for it first. */
export interface EscalationRequest {
  patientId: string;
  /** The call in which it was heard, if there is one. */
  callId?: string | undefined;
  triggerId?: string | undefined;
  /** Above the protocol's own level where more is known. */
  level?: EscalationLevel | undefined;
  /** What was said or answered, for the report. */
  said?: string | undefined;
}

interface EscalationState {
  /** What is asked to be escalated and is not noted yet, or null. */
  request: EscalationRequest | null;
  /** The task of the escalation that is worked on, or empty. */
  taskId: string;
  /** Folded to its banner: the call is worked on, the escalation goes on. */
  isFolded: boolean;
}

/** Which escalation is open over the screen. */
export const useEscalationState = create<EscalationState>(() => ({
  request: null,
  taskId: '',
  isFolded: false,
}));

/** Opens the dialog over whatever is on the screen. With a trigger it is noted at once, so that nothing is lost; without one it is asked for. */
export function openEscalation(request: EscalationRequest): void {
  useEscalationState.setState({ request, taskId: '', isFolded: false });
}

/** Shows an escalation that is noted already. */
export function showEscalation(taskId: string): void {
  useEscalationState.setState({ request: null, taskId, isFolded: false });
}

/** Folds the escalation to its banner, and back. */
export function foldEscalation(isFolded: boolean): void {
  useEscalationState.setState({ isFolded });
}

/** Takes it off the screen. What is noted stays open in the lists until it is closed. */
export function leaveEscalation(): void {
  useEscalationState.setState({ request: null, taskId: '', isFolded: false });
}

forgetForOthers(leaveEscalation);
