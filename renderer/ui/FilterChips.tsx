import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

export interface FilterChoice<Name extends string> {
  name: Name;
  label: string;
  /** How many rows it leaves. */
  count: number;
}

interface FilterChipsProps<Name extends string> {
  /** Accessible name of the group: `Show in the queue`. */
  label: string;
  choices: FilterChoice<Name>[];
  chosen: Name;
  onChoose: (name: Name) => void;
}

/** One of several views of a list, each with how much it holds. */
export function FilterChips<Name extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: FilterChipsProps<Name>) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {choices.map((choice) => {
        const isChosen = choice.name === chosen;
        return (
          <ButtonBase
            key={choice.name}
            aria-pressed={isChosen}
            onClick={() => onChoose(choice.name)}
            sx={{
              height: 28,
              px: 1,
              gap: 0.75,
              borderRadius: '6px',
              fontFamily: 'inherit',
              fontSize: '0.8125rem',
              fontWeight: isChosen ? 600 : 500,
              border: '1px solid',
              borderColor: isChosen ? 'primary.main' : 'desk.line',
              backgroundColor: isChosen ? 'desk.accentFill' : 'background.paper',
              color: isChosen ? 'desk.accentText' : 'text.primary',
              '&:hover': { borderColor: 'desk.control' },
            }}
          >
            {choice.label}
            <Box
              component="span"
              sx={{ fontSize: '0.75rem', color: isChosen ? 'inherit' : 'text.secondary' }}
            >
              {choice.count}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
