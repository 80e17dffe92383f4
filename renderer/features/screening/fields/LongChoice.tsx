import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { isSameAnswer, optionOf } from '#shared/domain/questionnaire/answers.ts';
import { type AnswerOption, textIn } from '#shared/domain/questionnaire/model.ts';
import type { Answer } from '#shared/domain/screening.ts';
import { answerText } from '../answer-words.ts';
import type { FieldProps } from './field-props.ts';

type Chosen = AnswerOption | string;

/** An answer out of a long list, found by typing; in an open choice also words that are not in it. */
export function LongChoice({ item, id, labelledBy, answers, onAnswers, language }: FieldProps) {
  const isOpen = item.type === 'open-choice';
  const chosen: Chosen[] = answers.map(
    (answer) => optionOf(item, answer) ?? answerText(item, answer, language),
  );
  const take = (next: readonly Chosen[]) => {
    const added = next.at(-1);
    const isAlone = typeof added === 'object' && added.isExclusive;
    const kept = isAlone ? [added] : next.filter((one) => typeof one === 'string' || !one.isExclusive);
    onAnswers(kept.map(asAnswer));
  };
  const shared = {
    id,
    options: item.options,
    freeSolo: isOpen,
    getOptionLabel: (one: Chosen) => (typeof one === 'string' ? one : textIn(one, language)),
    isOptionEqualToValue: (one: Chosen, other: Chosen) =>
      typeof one === 'object' && typeof other === 'object' && isSameAnswer(one.value, other.value),
    sx: { maxWidth: 480 },
  };
  const label = isOpen ? 'Choose, or type what was said' : 'Choose from the list';
  if (item.repeats) {
    return (
      <Autocomplete<Chosen, true, false, boolean>
        {...shared}
        multiple
        value={chosen}
        onChange={(_event, next) => take(next)}
        renderInput={(params) => <TextField {...params} label={label} aria-labelledby={labelledBy} />}
      />
    );
  }
  return (
    <Autocomplete<Chosen, false, false, boolean>
      {...shared}
      autoSelect={isOpen}
      value={chosen[0] ?? null}
      onChange={(_event, next) => take(next === null ? [] : [next])}
      renderInput={(params) => <TextField {...params} label={label} aria-labelledby={labelledBy} />}
    />
  );
}

function asAnswer(chosen: Chosen): Answer {
  return typeof chosen === 'string' ? { valueString: chosen } : chosen.value;
}
