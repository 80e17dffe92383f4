import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import { theme } from './theme.ts';

/** Where the chosen appearance is kept: `light`, `dark` or `system`. */
export const APPEARANCE_KEY = 'careline-appearance';

/** Theme, base styles and an emotion cache whose style elements carry the page's nonce (strict content security policy). */
export function AppTheme({ children }: { children: ReactNode }) {
  const cache = useMemo(() => {
    const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
    return createCache({ key: 'careline', prepend: true, ...(nonce ? { nonce } : {}) });
  }, []);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider
        theme={theme}
        defaultMode="system"
        modeStorageKey={APPEARANCE_KEY}
        colorSchemeStorageKey="careline-scheme"
        disableTransitionOnChange
        noSsr
      >
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
