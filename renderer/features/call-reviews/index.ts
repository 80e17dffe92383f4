export { CallReviewsScreen } from './CallReviewsScreen.tsx';
