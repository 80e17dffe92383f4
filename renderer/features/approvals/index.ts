export { ApprovalsScreen } from './ApprovalsScreen.tsx';
