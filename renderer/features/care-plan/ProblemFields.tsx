import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '#shared/domain/care-plan.ts';
import { codeSystemName, readProblemCode } from '#shared/domain/plan-codes.ts';
import type { Coding } from '#shared/domain/primitives.ts';
import { usePlanChart } from './plan-context.ts';

interface ProblemFieldsProps {
  problem: Problem;
  onChange(fields: Partial<Problem>): void;
}

/** The code of a problem. One from the conditions on file is a clinician's; one that is typed here is a proposal until a clinician confirms it. */
export function ProblemFields({ problem, onChange }: ProblemFieldsProps) {
  const { conditions } = usePlanChart().patient;
  const onFile = conditions.flatMap(({ codes, text }) =>
    codes
      .filter(({ system }) => codeSystemName(system) !== '')
      .slice(0, 1)
      .map((code) => ({ code, text })),
  );
  const [typed, setTyped] = useState(problem.codes[0]?.code ?? '');
  const read = readProblemCode(typed);
  const isSame = read === null || problem.codes.some(({ code }) => code === read.code);
  const setCode = (code: Coding, codeStatus: Problem['codeStatus']) => {
    setTyped(code.code);
    onChange({ codes: [code], codeStatus });
  };
  return (
    <Box
      role="group"
      aria-label="Problem details"
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap', py: 1 }}
    >
      {onFile.length === 0 ? null : (
        <TextField
          select
          label="From the conditions on file"
          value=""
          onChange={(event) => {
            const found = onFile.find(({ code }) => code.code === event.target.value);
            if (found !== undefined) setCode(found.code, 'confirmed');
          }}
          sx={{ minWidth: 220 }}
        >
          {onFile.map(({ code, text }) => (
            <MenuItem key={`${code.system} ${code.code}`} value={code.code}>
              {code.code} {code.display ?? text}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        label="ICD-10 or SNOMED code"
        value={typed}
        error={typed !== '' && read === null}
        helperText={typed !== '' && read === null ? 'No code of either kind' : ''}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 20 } }}
        sx={{ width: 190 }}
      />
      <Button
        disabled={isSame}
        onClick={() => {
          if (read !== null) setCode(read, 'proposed');
        }}
      >
        Propose code
      </Button>
      {problem.codes.length === 0 ? null : (
        <Button color="inherit" onClick={() => onChange({ codes: [], codeStatus: 'none' })}>
          No code
        </Button>
      )}
    </Box>
  );
}
