/** @file The door of the screenings. */
export { ScreeningPane } from './ScreeningPane.tsx';
export { ScreeningsList } from './ScreeningsList.tsx';
export { ScreeningsView, ScreeningView } from './views.tsx';
