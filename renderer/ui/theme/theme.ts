import './palette-types.ts';
import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';
import { dark, light } from './palette.ts';

const shadow = '0 1px 2px rgb(9 30 34 / 0.10), 0 8px 24px rgb(9 30 34 / 0.16)';

/**
 * Careline's theme. Both schemes are CSS variables, chosen by the attribute `data-scheme` of the page, so that changing
 * them renders nothing anew. Sizes are in rem: at 200 % zoom or a larger system font everything grows together.
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: '[data-scheme="%s"]', cssVarPrefix: 'careline' },
  colorSchemes: { light, dark },
  shape: { borderRadius: 6 },
  focusVisible: true,
  motion: { reducedMotion: 'system' },
  spacing: 8,
  typography: {
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    fontSize: 14,
    fontWeightMedium: 550,
    fontWeightBold: 650,
    h1: { fontSize: '1.25rem', fontWeight: 650, lineHeight: 1.3, letterSpacing: '-0.012em' },
    h2: { fontSize: '0.9375rem', fontWeight: 620, lineHeight: 1.35, letterSpacing: '-0.006em' },
    h3: { fontSize: '0.8125rem', fontWeight: 620, lineHeight: 1.4 },
    h4: { fontSize: '0.8125rem', fontWeight: 600 },
    h5: { fontSize: '0.8125rem', fontWeight: 600 },
    h6: { fontSize: '0.8125rem', fontWeight: 600 },
    subtitle1: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.4 },
    subtitle2: { fontSize: '0.8125rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
    button: { fontSize: '0.8125rem', fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    overline: {
      fontSize: '0.75rem',
      fontWeight: 600,
      textTransform: 'none',
      letterSpacing: 0,
      lineHeight: 1.4,
    },
  },
  shadows: ['none', ...Array.from({ length: 24 }, () => shadow)] as never,
  components,
});
