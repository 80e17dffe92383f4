import { startApp } from './app/start-app.tsx';
import { connectEngine } from './client/connect-desktop.ts';

startApp(connectEngine);
