import Box from '@mui/material/Box';
import Collapse from '@mui/material/Collapse';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import { CALL_KIND_LABELS, RECEIPT_LABELS } from '#shared/content/labels.ts';
import type { ChartCall } from '#shared/contract/engine/patients.ts';
import { type CallNote, isContact } from '#shared/domain/call.ts';
import { openReturn } from '#shared/domain/call-reviews.ts';
import { useSession } from '../../../client/live-store.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';

import { daysText, instantText } from '../formats.ts';
import { AddAddendum } from './AddAddendum.tsx';
import { AnswerReturn } from './AnswerReturn.tsx';
import { LaterWords } from './LaterWords.tsx';
import { MoreList } from './MoreList.tsx';
import { NOTE_SECTIONS, NoteSections } from './NoteSections.tsx';

interface LastContactsPanelProps {
  calls: readonly ChartCall[];
  /** Whether words may be added to them here. */
  mayWrite: boolean;
  now: number;
}

/**
 * The last calls and attempts: how they ended, who made them, what was written, and where the record is. Those that came back to whoever is at the desk
 * stand first, until she has answered.
 */
export function LastContactsPanel({ calls, mayWrite, now }: LastContactsPanelProps) {
  const staffId = useSession()?.person?.staffId;
  const isReturned = ({ call }: ChartCall) =>
    mayWrite && call.staffId === staffId && openReturn(call) !== null;
  const returned = calls.filter(isReturned);
  return (
    <Panel title="Last contacts" note={calls.length}>
      <MoreList
        entries={[...returned, ...calls.filter((entry) => !isReturned(entry))]}
        first={Math.max(2, returned.length)}
        empty="No calls yet. The first one starts here."
        keyOf={(entry) => entry.call.id}
      >
        {(entry) => (
          <ContactEntry entry={entry} mayWrite={mayWrite} mustAnswer={isReturned(entry)} now={now} />
        )}
      </MoreList>
    </Panel>
  );
}

interface ContactEntryProps {
  entry: ChartCall;
  mayWrite: boolean;
  mustAnswer: boolean;
  now: number;
}

function ContactEntry({ entry, mayWrite, mustAnswer, now }: ContactEntryProps) {
  const [isOpen, setOpen] = useState(false);
  const { call, staffName, minutes, receipt } = entry;
  const excerpt = noteExcerpt(call.note);
  return (
    <Box sx={{ borderLeft: 3, borderColor: isContact(call.disposition) ? 'success.main' : 'divider', pl: 1 }}>
      <Box sx={{ display: 'flex', columnGap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {dispositionLabel(call.disposition)}
        </Typography>
        <Typography variant="caption" color="textSecondary" title={instantText(call.startedAt)}>
          {daysText(call.startedAt, now)} · {CALL_KIND_LABELS[call.kind]} · {staffName} · {minutes} min
          {receipt === 'with-the-server' ? ` · ${RECEIPT_LABELS[receipt].toLowerCase()}` : ''}
        </Typography>
        {receipt === 'with-the-server' ? null : (
          <StatusChip tone={receipt === 'held' ? 'critical' : 'caution'} label={RECEIPT_LABELS[receipt]} />
        )}
      </Box>
      {excerpt === '' ? null : (
        <>
          {isOpen ? null : (
            <Typography
              variant="body2"
              color="textSecondary"
              sx={{
                overflow: 'hidden',
                display: '-webkit-box',
                WebkitLineClamp: 2,
                WebkitBoxOrient: 'vertical',
              }}
            >
              {excerpt}
            </Typography>
          )}
          <Collapse in={isOpen} unmountOnExit>
            <NoteSections note={call.note} />
          </Collapse>
          <Link component="button" variant="caption" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close note' : 'Whole note'}
          </Link>
        </>
      )}
      {mayWrite && !mustAnswer ? <AddAddendum callId={call.id} /> : null}
      <LaterWords entry={entry} />
      {mustAnswer ? <AnswerReturn entry={entry} /> : null}
    </Box>
  );
}

/** The first words of a note, whichever section has them. */
export function noteExcerpt(note: CallNote): string {
  return NOTE_SECTIONS.map((section) => note[section].trim())
    .filter(Boolean)
    .join(' · ');
}
