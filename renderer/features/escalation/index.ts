export { type EscalationRequest, openEscalation } from './escalation-store.ts';
