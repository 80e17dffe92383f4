import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import type { HandoutView } from '#shared/contract/engine/education.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { instantDate } from '../patient/formats.ts';
import { methodLabel, standingWords } from './education-words.ts';

interface HandoutListProps {
  views: readonly HandoutView[];
  openId: string;
  onOpen(id: string): void;
  /** How many more there are that are for conditions she does not have. */
  others: number;
  areOthersShown: boolean;
  onOthers(): void;
}

/** The handouts, those for her conditions first; the open one is marked. */
export function HandoutList({ views, openId, onOpen, others, areOthersShown, onOthers }: HandoutListProps) {
  return (
    <Box sx={{ display: 'grid', gap: 0.5, alignContent: 'start' }}>
      <Box
        component="ul"
        aria-label="Handouts"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}
      >
        {views.map((view) => (
          <li key={view.handout.id}>
            <Row view={view} isOpen={view.handout.id === openId} onOpen={() => onOpen(view.handout.id)} />
          </li>
        ))}
      </Box>
      {others === 0 ? null : (
        <Button
          size="small"
          color="inherit"
          sx={{ justifySelf: 'start' }}
          onClick={onOthers}
          aria-expanded={areOthersShown}
        >
          {areOthersShown ? 'Only for this patient’s conditions' : `Other conditions (${others})`}
        </Button>
      )}
    </Box>
  );
}

function Row({ view, isOpen, onOpen }: { view: HandoutView; isOpen: boolean; onOpen(): void }) {
  const { name, handout, lastGiven } = view;
  const words = standingWords(view);
  return (
    <ButtonBase
      onClick={onOpen}
      aria-pressed={isOpen}
      sx={{
        width: '100%',
        px: 1.25,
        py: 0.75,
        display: 'grid',
        gap: 0.25,
        textAlign: 'left',
        justifyItems: 'start',
        justifyContent: 'start',
        fontFamily: 'inherit',
        fontSize: '0.875rem',
        borderRadius: 1,
        border: 1,
        borderColor: isOpen ? 'primary.main' : 'divider',
        backgroundColor: isOpen ? 'desk.selected' : 'background.paper',
        '&:hover': { borderColor: 'desk.control' },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {name}
        </Box>
        {words === null ? null : <StatusChip tone={words.tone} label={words.label} />}
      </Box>
      <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {handout.title === name ? null : <span lang={handout.language}>{handout.title}. </span>}
        {lastGiven === null
          ? ''
          : `${methodLabel(lastGiven.given.method)}, ${instantDate(lastGiven.given.givenAt)}.`}
      </Box>
    </ButtonBase>
  );
}
