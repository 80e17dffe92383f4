import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { PROGRAM_LABELS } from '#shared/content/labels.ts';
import type { CodeReadiness } from '#shared/contract/engine/month.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';
import type { Program } from '#shared/domain/program.ts';
import { plural } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { CodeCard } from './CodeCard.tsx';
import { CodeLine } from './CodeLine.tsx';

interface ProgramCodesProps {
  program: Program;
  minutes: number;
  codes: CodeReadiness[];
  onRecord?: (kind: EvidenceKind) => void;
}

/** The codes of one program: what the month supports and the service it is about; the others on demand. */
export function ProgramCodes({ program, minutes, codes, onRecord }: ProgramCodesProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isShown = ({ state, isNearest }: CodeReadiness) =>
    isNearest || state === 'supported' || state === 'review';
  const others = codes.filter((code) => !isShown(code));
  return (
    <Panel title={PROGRAM_LABELS[program]} note={`${plural(minutes, 'minute')} in the month`}>
      {codes.filter(isShown).map((code) => (
        <CodeCard key={code.code} code={code} {...(onRecord === undefined ? {} : { onRecord })} />
      ))}
      {others.length === 0 ? null : (
        <>
          <Button
            size="small"
            color="inherit"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            sx={{ ml: -1, mt: 0.5, color: 'text.secondary' }}
          >
            {isOpen ? 'Hide' : 'Show'} {plural(others.length, 'other code', 'other codes')} of this program
          </Button>
          {isOpen ? (
            <Box id={id} component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {others.map((code) => (
                <CodeLine key={code.code} code={code} />
              ))}
            </Box>
          ) : null}
        </>
      )}
    </Panel>
  );
}
