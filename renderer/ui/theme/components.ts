import './palette-types.ts';
import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

type DeskComponents = Components<Omit<Theme, 'components' | 'palette'> & CssVarsTheme>;

/** How MUI's parts look on this desk: flat, compact, no ripple, visible edges. */
export const components: DeskComponents = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      html: { height: '100%' },
      body: {
        height: '100%',
        fontVariantNumeric: 'tabular-nums',
        fontFeatureSettings: '"cv05", "cv08", "ss03"',
        WebkitFontSmoothing: 'antialiased',
      },
      '#root': { height: '100%' },
      '::selection': { backgroundColor: theme.vars.palette.desk.accentFill },
      // Whatever takes the keyboard's focus shows it, also where MUI draws no ring.
      ':focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
      'input:focus-visible, textarea:focus-visible, [data-page-heading]:focus-visible, .MuiDialog-container:focus-visible, .MuiDialog-paper:focus-visible':
        { outline: 'none' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          transitionDuration: '0.01ms !important',
        },
      },
    }),
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { minHeight: 32, paddingInline: 12, whiteSpace: 'nowrap' },
      sizeLarge: { minHeight: 40, fontSize: '0.875rem', paddingInline: 18 },
      outlined: ({ theme }) => ({ borderColor: theme.vars.palette.desk.control }),
    },
  },
  MuiIconButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 6 } } },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiSelect: { defaultProps: { size: 'small' } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.background.paper, fontSize: '0.875rem' }),
      notchedOutline: ({ theme }) => ({ borderColor: theme.vars.palette.desk.control }),
    },
  },
  MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2 } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiChip: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: { borderRadius: 5, fontWeight: 550, height: 24 },
      label: { paddingInline: 8 },
      outlined: ({ theme }) => ({ borderColor: theme.vars.palette.desk.control }),
    },
  },
  MuiTable: { defaultProps: { size: 'small' } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderColor: theme.vars.palette.desk.line,
        fontSize: '0.8125rem',
        padding: '6px 14px',
      }),
      head: ({ theme }) => ({
        fontSize: '0.75rem',
        fontWeight: 600,
        lineHeight: 1.3,
        color: theme.vars.palette.text.secondary,
        backgroundColor: theme.vars.palette.desk.well,
      }),
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 38 }, indicator: { height: 2 } } },
  MuiTab: {
    styleOverrides: {
      root: { minHeight: 38, minWidth: 0, padding: '6px 12px', fontSize: '0.8125rem', fontWeight: 600 },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, arrow: false },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        fontSize: '0.75rem',
        fontWeight: 500,
        backgroundColor: theme.vars.palette.desk.bar,
        color: theme.vars.palette.desk.barText,
        border: `1px solid ${theme.vars.palette.desk.barLine}`,
      }),
    },
  },
  MuiDialog: {
    styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.vars.palette.desk.line}` }) },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: '1rem', fontWeight: 650, padding: '16px 20px 8px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '8px 20px 16px', gap: 4 } } },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({ border: `1px solid ${theme.vars.palette.desk.line}`, marginTop: 4 }),
    },
  },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 34 } } },
  MuiListItemButton: { styleOverrides: { root: { borderRadius: 6 } } },
  MuiAlert: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { alignItems: 'center', paddingBlock: 4, fontSize: '0.8125rem' } },
  },
  MuiLinearProgress: { styleOverrides: { root: { borderRadius: 3, height: 4 } } },
  MuiSkeleton: {
    defaultProps: { animation: false, variant: 'rounded' },
    styleOverrides: { root: ({ theme }) => ({ backgroundColor: theme.vars.palette.desk.neutralFill }) },
  },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        textTransform: 'none',
        fontWeight: 600,
        fontSize: '0.8125rem',
        paddingBlock: 4,
        color: theme.vars.palette.text.primary,
        borderColor: theme.vars.palette.desk.control,
        '&.Mui-selected': {
          color: theme.vars.palette.desk.accentText,
          backgroundColor: theme.vars.palette.desk.accentFill,
        },
      }),
    },
  },
};
