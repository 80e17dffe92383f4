/** @file The door of the escalations. */
export { EscalateButton } from './EscalateButton.tsx';
export { EscalationBanners } from './EscalationBanners.tsx';
export { EscalationsPanel } from './EscalationsPanel.tsx';
export { type EscalationRequest, openEscalation, showEscalation } from './escalation-store.ts';
