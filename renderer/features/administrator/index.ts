export { DevicesScreen } from './devices/DevicesScreen.tsx';
export { PeopleScreen } from './people/PeopleScreen.tsx';
export { PracticeScreen } from './practice/PracticeScreen.tsx';
