export { DecisionDialog } from './DecisionDialog.tsx';
export { PlanApproval } from './PlanApproval.tsx';
export { PlanDiff } from './PlanDiff.tsx';
export { PlanReading } from './PlanReading.tsx';
export { PlanVersionsView } from './PlanVersionsView.tsx';
export { usePlanHistory } from './use-plan-history.ts';
