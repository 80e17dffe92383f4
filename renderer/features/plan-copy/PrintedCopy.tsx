import GlobalStyles from '@mui/material/GlobalStyles';
import { createPortal } from 'react-dom';
import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { CopyPage } from './CopyPage.tsx';

const STYLES = {
  '.printed-copy': { display: 'none' },
  '@media print': {
    'body > *:not(.printed-copy)': { display: 'none !important' },
    '.printed-copy': { display: 'block' },
    'html, body': {
      height: 'auto !important',
      overflow: 'visible !important',
      background: '#ffffff !important',
    },
    '@page': { size: 'letter', margin: '18mm' },
  },
};

/** What the printer gets instead of the screen while this is shown: the copy alone, beside the app in the document. */
export function PrintedCopy({ copy }: { copy: PatientCopy }) {
  return createPortal(
    <div className="printed-copy">
      <GlobalStyles styles={STYLES} />
      <CopyPage copy={copy} />
    </div>,
    document.body,
  );
}
