import './theme/palette-types.ts';
import type { Theme } from '@mui/material/styles';
import type { DeskPalette } from './theme/palette.ts';

/** What a status says. Always shown with a word or an icon beside the colour. */
export type Tone = 'neutral' | 'good' | 'caution' | 'critical' | 'info' | 'accent';

/** The soft fill and the text colour of a tone, as CSS variables of the theme. */
export function toneColors(theme: Theme, tone: Tone): { fill: string; text: string } {
  const desk = theme.vars.palette.desk as DeskPalette;
  return { fill: desk[`${tone}Fill`], text: desk[`${tone}Text`] };
}
