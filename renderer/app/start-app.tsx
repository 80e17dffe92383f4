import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ConnectEngine } from '../client/connection.ts';
import { App } from './App.tsx';

/** Starts the user interface in the page's `#root`. Each home passes its own way to the engine. */
export function startApp(connectEngine: ConnectEngine): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no element with the id "root".');
  createRoot(root).render(
    <StrictMode>
      <App connectEngine={connectEngine} />
    </StrictMode>,
  );
}
