import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { PLAN_ELEMENT_LABELS } from '#shared/content/plan-elements.ts';
import { PlanSectionKind } from '#shared/domain/care-plan.ts';
import { dateText, todayAtDesk } from '../patient/formats.ts';
import { ChangedBy } from './ChangedBy.tsx';
import { EditableText } from './EditableText.tsx';
import { usePlanDesk, usePlanPart } from './plan-context.ts';
import { changeSection } from './plan-edits.ts';

/** The elements that CMS lists and that are words rather than items: symptoms, medicines, home, caregiver and the like. */
export function SectionList() {
  return (
    <Box component="section" aria-label="Other parts of the plan" sx={{ display: 'grid', gap: 0.5 }}>
      <Typography variant="h3">Other parts of the plan</Typography>
      {PlanSectionKind.options.map((kind) => (
        <SectionRow key={kind} kind={kind} />
      ))}
    </Box>
  );
}

const SectionRow = memo(function SectionRow({ kind }: { kind: PlanSectionKind }) {
  const { isEditable, actions } = usePlanDesk();
  const section = usePlanPart(({ content }) => content.sections.find(({ id }) => id === kind), undefined);
  const text = section?.text ?? '';
  const reviewedOn = section?.reviewedOn ?? '';
  const today = todayAtDesk(Date.now());
  const { label, asks } = PLAN_ELEMENT_LABELS[kind];
  return (
    <Box role="group" aria-label={label} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 30 }}>
        <Typography variant="subtitle2" component="h4" sx={{ flex: 1 }}>
          {label}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {reviewedOn === '' ? '' : `Confirmed ${dateText(reviewedOn)}`}
        </Typography>
        {isEditable && text.trim() !== '' && reviewedOn !== today ? (
          <Button
            size="small"
            aria-label={`${label} holds today`}
            onClick={() => actions.edit((content) => changeSection(content, kind, { reviewedOn: today }))}
          >
            Holds today
          </Button>
        ) : null}
      </Box>
      <ChangedBy id={kind} />
      <Box sx={{ display: 'flex' }}>
        <EditableText
          label={label}
          text={text}
          isEditable={isEditable}
          longest={20_000}
          hasLines
          whenEmpty={asks}
          onChange={(words) =>
            actions.edit((content) => changeSection(content, kind, { text: words }), `${kind}.text`)
          }
        />
      </Box>
    </Box>
  );
});
