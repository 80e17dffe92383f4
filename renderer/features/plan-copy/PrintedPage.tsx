import GlobalStyles from '@mui/material/GlobalStyles';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

const STYLES = {
  '.printed-page': { display: 'none' },
  '@media print': {
    'body > *:not(.printed-page)': { display: 'none !important' },
    '.printed-page': { display: 'block' },
    'html, body': {
      height: 'auto !important',
      overflow: 'visible !important',
      background: '#ffffff !important',
    },
    '@page': { size: 'letter', margin: '18mm' },
  },
};

/** What the printer gets instead of the screen while this is shown: the page alone, beside the app in the document. */
export function PrintedPage({ children }: { children: ReactNode }) {
  return createPortal(
    <div className="printed-page">
      <GlobalStyles styles={STYLES} />
      {children}
    </div>,
    document.body,
  );
}
