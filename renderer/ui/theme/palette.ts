import type { ColorSystemOptions } from '@mui/material/styles';

/** Surfaces and lines that MUI's palette has no name for. */
export interface DeskPalette {
  /** The title bar, ink in both schemes. */
  bar: string;
  barText: string;
  barMuted: string;
  barLine: string;
  barHover: string;
  /** A surface a step below the paper: table heads, wells. */
  well: string;
  /** The row under the pointer, and the selected row. */
  hover: string;
  selected: string;
  /** The empty part of a bar; reads on paper and on a selected row. */
  track: string;
  /** The line that separates, and the stronger one around controls (3:1 on paper). */
  line: string;
  control: string;
  /** Soft fills behind the status words, with their text colours. */
  goodFill: string;
  goodText: string;
  cautionFill: string;
  cautionText: string;
  criticalFill: string;
  criticalText: string;
  infoFill: string;
  infoText: string;
  neutralFill: string;
  neutralText: string;
  accentFill: string;
  accentText: string;
}

type Scheme = Omit<ColorSystemOptions, 'palette'> & {
  palette: NonNullable<ColorSystemOptions['palette']> & { desk: DeskPalette };
};

/** Cool paper, ink text, one deep teal accent. All text pairs are at least 4.5:1, control borders at least 3:1. */
export const light: Scheme = {
  palette: {
    primary: { main: '#0b6468', light: '#2f8a8d', dark: '#074a4e', contrastText: '#ffffff' },
    secondary: { main: '#3d5460', light: '#647a86', dark: '#283a44', contrastText: '#ffffff' },
    success: { main: '#1d6b41', light: '#3f8e62', dark: '#12502f', contrastText: '#ffffff' },
    warning: { main: '#8a5300', light: '#b3741a', dark: '#693f00', contrastText: '#ffffff' },
    error: { main: '#b3261e', light: '#cf5048', dark: '#8a1b15', contrastText: '#ffffff' },
    info: { main: '#1f5f99', light: '#4a83b8', dark: '#154674', contrastText: '#ffffff' },
    text: { primary: '#15242a', secondary: '#4d6069', disabled: '#87969d' },
    background: { default: '#f1f4f4', paper: '#ffffff' },
    divider: '#dbe2e4',
    desk: {
      bar: '#0d2a30',
      barText: '#eef6f6',
      barMuted: '#a9c3c6',
      barLine: '#24454b',
      barHover: '#1a3d44',
      well: '#f6f8f8',
      hover: '#f0f5f5',
      selected: '#e2f0f0',
      track: '#cdd8da',
      line: '#dbe2e4',
      control: '#7b8d95',
      goodFill: '#e0f2e8',
      goodText: '#14532f',
      cautionFill: '#fcefd6',
      cautionText: '#6b4000',
      criticalFill: '#fde5e3',
      criticalText: '#8f1d16',
      infoFill: '#e3eef9',
      infoText: '#174c7c',
      neutralFill: '#e9eef0',
      neutralText: '#3b4d56',
      accentFill: '#d9eeed',
      accentText: '#064b4f',
    },
  },
};

/** The same desk at night: ink surfaces, quiet lines, the accent lifted until it reads. */
export const dark: Scheme = {
  palette: {
    primary: { main: '#63c6c1', light: '#93dcd8', dark: '#3c9d99', contrastText: '#04282a' },
    secondary: { main: '#a9bdc6', light: '#cbd8de', dark: '#7f969f', contrastText: '#10191d' },
    success: { main: '#74cf9b', light: '#9ce0b8', dark: '#48a673', contrastText: '#06281a' },
    warning: { main: '#eab75c', light: '#f2cd8a', dark: '#c08f36', contrastText: '#2d1e00' },
    error: { main: '#f5928a', light: '#f9b5af', dark: '#d4645b', contrastText: '#3c0a07' },
    info: { main: '#8bbdec', light: '#b1d3f3', dark: '#5d94c8', contrastText: '#06243f' },
    text: { primary: '#e6eef0', secondary: '#a3b4bb', disabled: '#6d7f87' },
    background: { default: '#0e1719', paper: '#152124' },
    divider: '#2a3a3e',
    desk: {
      bar: '#0a1315',
      barText: '#e9f3f3',
      barMuted: '#97afb3',
      barLine: '#22353a',
      barHover: '#16282c',
      well: '#111c1f',
      hover: '#1b2a2e',
      selected: '#17383a',
      track: '#34474c',
      line: '#2a3a3e',
      control: '#6b8087',
      goodFill: '#143526',
      goodText: '#93dfb2',
      cautionFill: '#3a2b0e',
      cautionText: '#f3c877',
      criticalFill: '#43201d',
      criticalText: '#ffb3ac',
      infoFill: '#152f48',
      infoText: '#a7d0f6',
      neutralFill: '#233236',
      neutralText: '#c3d0d5',
      accentFill: '#123b3c',
      accentText: '#8fdcd7',
    },
  },
};
