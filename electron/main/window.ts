/** @file The one window factory. Sandboxed, isolated, without Node; its title never holds health data. */
import { BrowserWindow, nativeTheme } from 'electron';

/** The title of every window of ours, whatever the page asks for. */
const windowTitle = 'Careline';

/** Page backgrounds of the two themes, so that the window does not flash before its first paint. */
const backgrounds = { light: '#f7f8fa', dark: '#14171c' } as const;

export interface WindowOptions {
  preload: string;
  /** Whether the developer tools may be opened. */
  devTools: boolean;
}

/** Makes the window, hidden until it has something to show. Load its address next. */
export function createAppWindow({ preload, devTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: windowTitle,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The checker of some systems fetches word lists, and learns words that are names.
      spellcheck: false,
      devTools,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}
