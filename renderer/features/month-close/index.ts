/** @file The door of month close. */
export { MonthCloseScreen } from './MonthCloseScreen.tsx';
