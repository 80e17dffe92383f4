import type { DeskPalette } from './palette.ts';

declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true;
  }
  interface Palette {
    desk: DeskPalette;
  }
  interface PaletteOptions {
    desk: DeskPalette;
  }
}
