/** @file The page shown when the window has died too often. It has no script: nothing on it can fail. */

/** Path of the page under the app's own scheme. */
export const crashPath = '/-/stopped';

/** The page, in light and dark. `nonce` is that of the load. */
export function crashPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Careline</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem; }
  a { display: inline-block; margin-top: 1rem; padding: .6rem 1.2rem; border: 1px solid; border-radius: .4rem; color: inherit; }
</style>
<main>
  <h1>Careline's window stopped several times</h1>
  <p>Everything you wrote is saved on this device. Start the window again; if it stops again, restart the computer and
  tell your administrator.</p>
  <a href="/">Start again</a>
</main>
</html>
`;
}
