export { PlanCopyView } from './PlanCopyView.tsx';
