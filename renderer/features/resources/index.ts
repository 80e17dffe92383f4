/** @file The door of the directory. */
export { ResourcesScreen } from './ResourcesScreen.tsx';
