import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import type { Answer } from '#shared/domain/screening.ts';
import { numberText } from '../answer-words.ts';
import type { FieldProps } from './field-props.ts';

/** A number on a line. It stands for nothing until it is moved: the lowest value is an answer like any other. */
export function Scale({ item, id, labelledBy, answers, onAnswers }: FieldProps) {
  const min = Number(item.limits.min ?? 0);
  const max = Number(item.limits.max ?? 100);
  const [answer] = answers;
  const value = answer === undefined ? null : Number(Object.values(answer)[0]);
  const take = (next: number): Answer =>
    item.type === 'integer' ? { valueInteger: next } : { valueDecimal: next };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, maxWidth: 520, px: 1 }}>
      <Typography variant="caption">{numberText(min)}</Typography>
      <Slider
        id={id}
        size="small"
        min={min}
        max={max}
        step={item.sliderStep ?? 1}
        value={value ?? min}
        track={value === null ? false : 'normal'}
        marks={max - min <= 20}
        getAriaValueText={(at) => (value === null ? 'No answer yet' : numberText(at))}
        slotProps={{ input: { 'aria-labelledby': labelledBy } }}
        onChange={(_event, next) => onAnswers([take(Number(next))])}
      />
      <Typography variant="caption">{numberText(max)}</Typography>
      <Typography variant="subtitle1" component="output" sx={{ minWidth: 40, textAlign: 'right' }}>
        {value === null ? '–' : numberText(value)}
      </Typography>
    </Box>
  );
}
