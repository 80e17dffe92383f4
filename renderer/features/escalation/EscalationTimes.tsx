import Box from '@mui/material/Box';
import { escalationProtocol, STEPS_BY_LEVEL } from '#shared/content/escalations/index.ts';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import type { EscalationStep } from '#shared/domain/escalation.ts';
import { doneSteps, OWN_STEPS } from '#shared/domain/escalation-rules.ts';
import { useNow } from '../../client/use-now.ts';
import { formatDateTime } from '../../ui/format.ts';
import { clockText } from '../patient/formats.ts';
import { followUpWords, LEVEL_WORDS, OWN_STEP_WORDS } from './escalation-words.ts';
import { HelpSection } from './HelpSection.tsx';

/** What was done, when and by whom; with when it happened beside when it arrived. */
export function EscalationTimes({ view }: { view: EscalationView }) {
  const { row, escalation, staffNames, followUp } = view;
  const now = useNow(60_000);
  return (
    <HelpSection title="Times">
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 1.5 }}
      >
        <dt>Happened</dt>
        <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
          {formatDateTime(row.occurredAt)}
        </Box>
        <dt>Arrived</dt>
        <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
          {row.arrivedAt === '' ? 'not yet: on this device only' : formatDateTime(row.arrivedAt)}
        </Box>
        {followUp === null ? null : (
          <>
            <dt>Contact that follows</dt>
            <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
              {followUpWords(followUp, now)}
            </Box>
          </>
        )}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
        {doneSteps(escalation.steps).map((entry) => (
          <li key={entry.id}>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', mr: 1 }}>
              {isSameDay(entry.at, row.occurredAt) ? clockText(entry.at) : formatDateTime(entry.at)}
            </Box>
            {entryWords(escalation.triggerId, entry)}
            {staffNames[entry.by] ? (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                , {staffNames[entry.by]}
              </Box>
            ) : null}
          </li>
        ))}
      </Box>
    </HelpSection>
  );
}

function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function entryWords(triggerId: string, { stepId, text }: EscalationStep): string {
  const step = [...STEPS_BY_LEVEL, ...(escalationProtocol(triggerId)?.steps ?? [])].find(
    ({ id }) => id === stepId,
  );
  const words = step?.title ?? OWN_STEP_WORDS[stepId] ?? stepId.replaceAll('-', ' ');
  const detail = stepId === OWN_STEPS.level ? LEVEL_WORDS[text as keyof typeof LEVEL_WORDS] : text;
  return detail ? `${words}: ${detail}` : words;
}
