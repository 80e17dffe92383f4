import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { memo, useMemo, useState } from 'react';
import { PLAN_ELEMENT_LABELS } from '#shared/content/plan-elements.ts';
import { type ElementState, planCompleteness } from '#shared/domain/plan-completeness.ts';
import { todayAtDesk } from '../patient/formats.ts';
import { usePlanPart } from './plan-context.ts';
import { emptyPlan } from './plan-edits.ts';
import { useSettled } from './use-settled.ts';

/** How many of the elements that CMS lists the plan has; opened, which are missing and why. Follows when she pauses. */
export function CompletenessMeter() {
  const content = useSettled(usePlanPart((plan) => plan.content, emptyPlan));
  const elements = useMemo(() => planCompleteness(content, todayAtDesk(Date.now())), [content]);
  return <Elements elements={elements} />;
}

const Elements = memo(function Elements({ elements }: { elements: readonly ElementState[] }) {
  const [isOpen, setOpen] = useState(false);
  const met = elements.filter(({ isMet }) => isMet).length;
  return (
    <Box component="section" aria-label="Completeness">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {met} of {elements.length} elements that CMS lists
        </Typography>
        <LinearProgress
          variant="determinate"
          color={met === elements.length ? 'success' : 'primary'}
          value={(met / elements.length) * 100}
          aria-label="Elements of the plan"
          sx={{ flex: 1, maxWidth: 200 }}
        />
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : met === elements.length ? 'Show' : 'What is missing'}
        </Button>
      </Box>
      {isOpen ? (
        <Box
          component="ul"
          aria-label="Elements"
          sx={{ listStyle: 'none', m: 0, p: 0, columns: { md: 2 }, columnGap: 3 }}
        >
          {elements.map(({ element, isMet, missing }) => (
            <Box
              component="li"
              key={element}
              sx={{ display: 'flex', gap: 0.75, py: 0.25, breakInside: 'avoid' }}
            >
              {isMet ? (
                <CheckCircle titleAccess="There" color="success" sx={{ fontSize: '1.125rem' }} />
              ) : (
                <RadioButtonUnchecked
                  titleAccess="Missing"
                  sx={{ fontSize: '1.125rem', color: 'text.secondary' }}
                />
              )}
              <Typography variant="body2">
                {PLAN_ELEMENT_LABELS[element].label}
                {missing.length === 0 ? null : (
                  <Typography
                    variant="caption"
                    color="textSecondary"
                    component="span"
                    sx={{ display: 'block' }}
                  >
                    {missing.slice(0, 3).join(' ')}
                    {missing.length > 3 ? ` And ${missing.length - 3} more.` : ''}
                  </Typography>
                )}
              </Typography>
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
});
