import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GivenView, HandoutView } from '#shared/contract/engine/education.ts';
import { untoldEducation, withLine } from '#shared/domain/education.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type CopyLanguage, copyLanguageOf } from '#shared/domain/patient-copy-shape.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { LANGUAGE_NAMES } from '../plan-copy/index.ts';
import { GivenList } from './GivenList.tsx';
import { HandoutCard } from './HandoutCard.tsx';
import { HandoutList } from './HandoutList.tsx';
import { NoteOffer } from './NoteOffer.tsx';
import { useGiving } from './use-giving.ts';

/** The call that a handout is given in, and its note on teaching. */
export interface TeachingCall {
  callId: Id;
  note: string;
  onNote(note: string): void;
}

interface EducationDeskProps {
  patient: Patient;
  /** Null outside a call. */
  call: TeachingCall | null;
  /** Whether there is room for the list beside the handout. */
  isPage?: boolean;
}

/** The handouts of a patient: read aloud, given and printed, by keyboard. Fits a page of its own and the middle of a call. */
export function EducationDesk({ patient, call, isPage = false }: EducationDeskProps) {
  const [language, setLanguage] = useState<CopyLanguage>(copyLanguageOf(patient));
  const engine = useEngine();
  const input = { patientId: patient.id };
  const list = useQuery({
    ...engine.education.list.queryOptions({ input: { ...input, language } }),
    // The handout that is open stays open when its language changes.
    placeholderData: keepPreviousData,
  });
  const history = useQuery(engine.education.history.queryOptions({ input }));
  const given = (history.data ?? []).map((one) => one.given);
  const untold = call === null ? undefined : untoldEducation(given, call)[0];
  return (
    <Box component="section" aria-label="Education" sx={{ p: 1.75, display: 'grid', gap: 1.25 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography variant="h2">Education</Typography>
        <Box role="group" aria-label="Language of the handouts" sx={{ display: 'flex', gap: 0.5 }}>
          {(['en', 'es'] as const).map((one) => (
            <ToggleChip
              key={one}
              label={LANGUAGE_NAMES[one]}
              isOn={one === language}
              onToggle={() => setLanguage(one)}
            />
          ))}
        </Box>
        <Box sx={{ flex: 1 }} />
        <Typography variant="caption" color="textSecondary">
          <KeyHint keys="j" /> next <KeyHint keys="k" /> before
        </Typography>
      </Box>
      <OtherLanguage patient={patient} />
      {call === null || untold === undefined ? null : (
        <NoteOffer key={untold.id} given={untold} onTake={(line) => call.onNote(withLine(call.note, line))} />
      )}
      <QueryState query={list} what="the handouts" rows={6}>
        {({ handouts, ...rest }) => (
          <Handouts
            views={handouts}
            history={history.data ?? []}
            patientId={patient.id}
            callId={call?.callId ?? ''}
            isPage={isPage}
            {...rest}
          />
        )}
      </QueryState>
    </Box>
  );
}

/** Where neither language is hers, an interpreter says it. */
function OtherLanguage({ patient: { language, needsInterpreter } }: { patient: Patient }) {
  if (/^(?:en|es)\b/i.test(language) || language === '') return null;
  return (
    <Alert severity="warning">
      There is no handout in this patient’s language.{' '}
      {needsInterpreter ? 'Read it with the interpreter.' : 'Offer an interpreter and read it together.'}
    </Alert>
  );
}

interface HandoutsProps {
  views: readonly HandoutView[];
  history: readonly GivenView[];
  contact: { name: string; phone: string } | null;
  mayGive: boolean;
  patientId: Id;
  callId: Id | '';
  isPage: boolean;
}

function Handouts({ views, history, contact, mayGive, patientId, callId, isPage }: HandoutsProps) {
  const fitting = views.filter(({ isFitting }) => isFitting);
  const [areOthersShown, setOthersShown] = useState(fitting.length === 0);
  const shown = areOthersShown ? views : fitting;
  const [openId, setOpenId] = useState(views[0]?.handout.id ?? '');
  const giving = useGiving(patientId, callId);
  const index = Math.max(
    0,
    shown.findIndex(({ handout }) => handout.id === openId),
  );
  const open = shown[index];
  const step = (by: number) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))];
    if (next) setOpenId(next.handout.id);
  };
  const group = 'Handouts';
  useShortcut('j', () => step(1), { description: 'Next handout', group });
  useShortcut('k', () => step(-1), { description: 'Handout before', group });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: isPage ? { xs: 'minmax(0, 1fr)', lg: '340px minmax(0, 1fr)' } : 'minmax(0, 1fr)',
        gridTemplateRows: isPage ? { lg: 'auto 1fr' } : undefined,
        gridTemplateAreas: isPage
          ? { xs: '"list" "open" "given"', lg: '"list open" "given open"' }
          : '"list" "open" "given"',
      }}
    >
      <Box sx={{ gridArea: 'list' }}>
        <HandoutList
          views={shown}
          openId={open?.handout.id ?? ''}
          onOpen={setOpenId}
          others={fitting.length === 0 ? 0 : views.length - fitting.length}
          areOthersShown={areOthersShown}
          onOthers={() => setOthersShown(!areOthersShown)}
        />
      </Box>
      <Box sx={{ gridArea: 'open', minWidth: 0 }}>
        {open === undefined ? null : (
          <HandoutCard
            view={open}
            contact={contact}
            mayGive={mayGive}
            isBusy={giving.isBusy}
            onGive={(words, onDone) => giving.give(open.handout, words, onDone)}
          />
        )}
      </Box>
      <Box sx={{ gridArea: 'given' }}>
        <GivenList history={history} />
      </Box>
    </Box>
  );
}
