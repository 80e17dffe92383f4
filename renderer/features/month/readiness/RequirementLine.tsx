import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { REQUIREMENT_WORDS } from '#shared/content/billing/index.ts';
import type { CodeReadiness } from '#shared/contract/engine/month.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';

interface RequirementLineProps {
  state: CodeReadiness['requirements'][number];
  onRecord?: (kind: EvidenceKind) => void;
}

/** A requirement that is there, or what is missing and how it comes about. */
export function RequirementLine({ state, onRecord }: RequirementLineProps) {
  const { title, how, evidence } = REQUIREMENT_WORDS[state.requirement];
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25, fontSize: '0.8125rem', minHeight: 28 }}
    >
      {state.isMet ? (
        <CheckCircleOutlined aria-hidden sx={{ fontSize: '1.05rem', color: 'success.main' }} />
      ) : (
        <RadioButtonUnchecked aria-hidden sx={{ fontSize: '1.05rem', color: 'warning.main' }} />
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: state.isMet ? 400 : 600 }}>
          {title}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {state.isMet ? ': met' : `: missing. ${state.detail} ${how}`}
        </Box>
      </Box>
      {!state.isMet && evidence !== '' && onRecord !== undefined ? (
        <Button size="small" aria-label={`Record: ${title}`} onClick={() => onRecord(evidence)}>
          Record
        </Button>
      ) : null}
    </Box>
  );
}
