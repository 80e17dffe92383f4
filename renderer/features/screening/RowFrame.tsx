import { styled } from '@mui/material/styles';

/** A row of the whole form. What is out of sight is not laid out: sixty items cost what the visible ones cost. */
export const RowFrame = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  padding: '8px 10px 10px',
  borderLeft: '3px solid transparent',
  borderBottom: `1px solid ${theme.vars.palette.desk.line}`,
  contentVisibility: 'auto',
  containIntrinsicSize: 'auto 92px',
  scrollMarginBlock: 72,
  '&:focus-visible': { outline: 'none' },
  '&[data-current=true]': {
    borderLeftColor: theme.vars.palette.primary.main,
    background: theme.vars.palette.desk.hover,
  },
  '& > p': { margin: 0, fontSize: '0.875rem', lineHeight: 1.45, maxWidth: '84ch' },
  '& > p > small': { fontSize: '0.75rem', color: theme.vars.palette.text.secondary, fontWeight: 400 },
  '& > p[data-question]': { fontWeight: 550 },
  '& > footer': { display: 'flex', gap: 12, alignItems: 'baseline', flexWrap: 'wrap' },
  '& > footer > button': {
    font: 'inherit',
    fontSize: '0.75rem',
    padding: '1px 6px',
    cursor: 'pointer',
    border: '1px solid transparent',
    borderRadius: 4,
    background: 'none',
    color: theme.vars.palette.text.secondary,
    '&:hover': { borderColor: theme.vars.palette.desk.control },
    '&[aria-pressed=true]': {
      color: theme.vars.palette.primary.main,
      borderColor: theme.vars.palette.primary.main,
      fontWeight: 600,
    },
  },
}));
