import { startApp } from './app/start-app.tsx';
import { connectEngine } from './web/connect.ts';

startApp(connectEngine);
