import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { ReferralRows } from '../referrals/index.ts';
import { AskIfMet } from './AskIfMet.tsx';
import { CodeLine } from './CodeLine.tsx';
import { NeedChips } from './NeedHead.tsx';
import type { NeedRights } from './need-rights.ts';
import { openItemIds, titleOf } from './need-words.ts';
import { OfferRows } from './OfferRows.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { ResourceCards } from './ResourceCards.tsx';
import { StatementList } from './StatementList.tsx';
import type { NeedActions } from './use-need-actions.ts';

interface NeedCardProps {
  view: NeedView;
  actions: NeedActions;
  rights: NeedRights;
}

/** The two ways to end a need that want a reason. */
const ENDINGS = {
  declined: { label: 'Why the patient does not want help with this', action: 'Note it as declined' },
  closed: { label: 'Why nobody works on this any more', action: 'Close the need' },
} as const;

/** Plan and helpers side by side where there is room, as on a page; one above the other in the middle of a call. */
const COLUMNS = {
  ...{ display: 'grid', columnGap: 3, rowGap: 1.25, alignItems: 'start' },
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 430px), 1fr))',
} as const;

/** The need that is open: what was said, what to do now, and what can be accepted with a key each. */
export function NeedCard({ view, actions, rights }: NeedCardProps) {
  const [isShown, setShown] = useState(!view.isPrivate);
  const [ending, setEnding] = useState<keyof typeof ENDINGS | null>(null);
  const { mayWrite } = rights;
  const group = 'Needs';
  const waiting = openItemIds(view);
  const mayAccept = mayWrite && waiting.length > 0;
  useShortcut('a', () => actions.acceptAll(view), {
    ...{ description: 'Accept all that is proposed', group, enabled: mayAccept },
  });
  useShortcut('d', () => setEnding('declined'), {
    description: 'The patient declines help',
    group,
    enabled: mayWrite,
  });
  return (
    <Box
      component="article"
      aria-label={titleOf(view, isShown)}
      sx={{ border: 2, borderColor: 'primary.main', borderRadius: 1, p: 1.5, display: 'grid', gap: 1.25 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography variant="subtitle1" component="h3">
          {titleOf(view, isShown)}
        </Typography>
        <NeedChips view={view} />
        <Box sx={{ flex: 1 }} />
        {mayWrite && ending === null && isShown ? (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {view.offer === null ? null : (
              <Button
                variant="contained"
                size="small"
                disabled={!mayAccept || actions.isBusy}
                onClick={() => actions.acceptAll(view)}
                endIcon={<KeyHint keys="a" />}
                aria-keyshortcuts="a"
              >
                {waiting.length === 0 ? 'All accepted' : `Accept all ${waiting.length}`}
              </Button>
            )}
            <Button
              size="small"
              color="inherit"
              onClick={() => setEnding('declined')}
              endIcon={<KeyHint keys="d" />}
              aria-keyshortcuts="d"
            >
              Declines help
            </Button>
            {view.asks === null ? (
              <Button size="small" color="inherit" onClick={() => actions.move(view, 'met')}>
                Need is met
              </Button>
            ) : null}
            <Button size="small" color="inherit" onClick={() => setEnding('closed')}>
              Close
            </Button>
          </Box>
        ) : null}
        {view.isPrivate ? (
          <Button size="small" color="inherit" onClick={() => setShown(!isShown)} aria-expanded={isShown}>
            {isShown ? 'Hide' : 'Show'}
          </Button>
        ) : null}
      </Box>
      {ending === null ? null : (
        <ReasonForm
          key={ending}
          {...ENDINGS[ending]}
          onSave={(reason) => actions.move(view, ending, reason, () => setEnding(null))}
          onCancel={() => setEnding(null)}
        />
      )}
      {isShown ? (
        <>
          {view.plain === '' ? null : <Typography variant="body2">{view.plain}</Typography>}
          {view.actNow === '' ? null : (
            <Alert severity={view.urgency === 'today' ? 'error' : 'warning'}>
              <strong>Now: </strong>
              {view.actNow}
            </Alert>
          )}
          <StatementList view={view} />
          {view.asks === null || !mayWrite ? null : <AskIfMet view={view} actions={actions} />}
          {view.isPrivate ? (
            <Typography variant="body2">
              Nothing of this goes on the care plan, the patient’s copy, mail or voicemail, and no code is
              proposed. Follow the safety steps with your RN.
            </Typography>
          ) : null}
          <Box sx={COLUMNS}>
            <Box sx={{ display: 'grid', gap: 1.25 }}>
              <OfferRows view={view} actions={actions} mayWrite={mayWrite} />
              <CodeLine view={view} actions={actions} rights={rights} />
            </Box>
            <Box sx={{ display: 'grid', gap: 1.25 }}>
              <ReferralRows tasks={view.referrals} mayWrite={mayWrite} hasKeys />
              <ResourceCards view={view} actions={actions} rights={rights} />
            </Box>
          </Box>
        </>
      ) : null}
    </Box>
  );
}
