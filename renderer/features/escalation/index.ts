export { EscalateButton } from './EscalateButton.tsx';
export { EscalationBanners } from './EscalationBanners.tsx';
export { EscalationsPanel } from './EscalationsPanel.tsx';
export { type EscalationRequest, openEscalation } from './escalation-store.ts';
