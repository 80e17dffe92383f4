/** @file Answers and bounds in the words of a person. */
import { optionOf } from '#shared/domain/questionnaire/answers.ts';
import { type Limits, type QuestionnaireItem, textIn } from '#shared/domain/questionnaire/model.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { dateText, instantText, timeText } from '../patient/formats.ts';

/** What an item of a response says, as it is read back. */
export function responseText(
  item: QuestionnaireItem | undefined,
  response: ResponseItem | undefined,
  language = 'en',
): string {
  if (response === undefined) return 'Not asked yet';
  if (response.status === 'declined') return 'Declined to answer';
  if (response.status === 'skipped') return 'Skipped';
  return response.answers.map((answer) => answerText(item, answer, language)).join('; ');
}

/** One answer in words, in those of the form where it has some. */
export function answerText(item: QuestionnaireItem | undefined, answer: Answer, language = 'en'): string {
  const option = item === undefined ? undefined : optionOf(item, answer);
  if (option !== undefined) return textIn(option, language);
  if ('valueCoding' in answer) return answer.valueCoding.display ?? answer.valueCoding.code;
  if ('valueBoolean' in answer) return answer.valueBoolean ? 'Yes' : 'No';
  if ('valueQuantity' in answer) {
    const { value, unit, code } = answer.valueQuantity;
    return [numberText(value), unit ?? code ?? ''].filter(Boolean).join(' ');
  }
  if ('valueDecimal' in answer) return numberText(answer.valueDecimal);
  if ('valueInteger' in answer) return numberText(answer.valueInteger);
  if ('valueDate' in answer)
    return /^\d{4}-\d\d-\d\d$/.test(answer.valueDate) ? dateText(answer.valueDate) : answer.valueDate;
  if ('valueDateTime' in answer)
    return answer.valueDateTime.length > 10 ? instantText(answer.valueDateTime) : answer.valueDateTime;
  if ('valueTime' in answer) return timeText(answer.valueTime.slice(0, 5));
  return 'valueUri' in answer ? answer.valueUri : answer.valueString;
}

/** A number without the dust of floating point: `6.3`, not `6.300000000000001`. */
export function numberText(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/** What may be entered, said before anything is wrong: `From 0 to 300 mg/dL`. Empty where everything may. */
export function limitsText(item: Pick<QuestionnaireItem, 'limits' | 'units' | 'type'>): string {
  const { min, max, maxLength, maxDecimalPlaces } = item.limits;
  const unit = item.units.length === 1 ? ` ${unitText(item.units[0])}` : '';
  return [
    rangeText(min, max, unit),
    maxLength === null ? '' : `At most ${maxLength} characters`,
    item.type === 'decimal' && maxDecimalPlaces !== null && maxDecimalPlaces > 0
      ? `${maxDecimalPlaces} decimal ${maxDecimalPlaces === 1 ? 'place' : 'places'} at most`
      : '',
  ]
    .filter(Boolean)
    .join('. ');
}

/** The short name of a unit. */
export function unitText(unit: { display?: string | undefined; code: string } | undefined): string {
  return unit === undefined ? '' : (unit.display ?? unit.code);
}

function rangeText(min: Limits['min'], max: Limits['max'], unit: string): string {
  const said = (bound: number | string) =>
    typeof bound === 'number' ? numberText(bound) : /^\d{4}-\d\d-\d\d$/.test(bound) ? dateText(bound) : bound;
  if (min !== null && max !== null) return `From ${said(min)} to ${said(max)}${unit}`;
  if (min !== null) return `${typeof min === 'string' ? 'Not before' : 'At least'} ${said(min)}${unit}`;
  if (max !== null) return `${typeof max === 'string' ? 'Not after' : 'At most'} ${said(max)}${unit}`;
  return '';
}
