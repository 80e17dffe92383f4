/** @file What was typed into a field, read as an answer. */
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { Answer, Quantity } from '#shared/domain/screening.ts';
import { dateTimeText } from '../../../ui/format.ts';
import { numberText } from '../answer-words.ts';

/** An answer, nothing, or why it is none. */
export type Entry = { answer: Answer | null; problem: '' } | { answer: null; problem: string };

const NOTHING: Entry = { answer: null, problem: '' };

/** Reads what was typed. Empty text is no answer and no problem. Bounds are checked elsewhere. `unit` is that of a quantity. */
export function readEntry(
  item: Pick<QuestionnaireItem, 'type'>,
  text: string,
  unit?: Omit<Quantity, 'value'>,
): Entry {
  const typed = text.trim();
  if (typed === '') return NOTHING;
  const number = Number(typed.replace(',', '.'));
  switch (item.type) {
    case 'integer':
      return Number.isSafeInteger(number)
        ? good({ valueInteger: number })
        : bad('Enter a whole number, such as 12.');
    case 'decimal':
      return Number.isFinite(number) ? good({ valueDecimal: number }) : bad('Enter a number, such as 7.5.');
    case 'quantity':
      return Number.isFinite(number)
        ? good({ valueQuantity: { value: number, ...unit } })
        : bad('Enter a number, such as 7.5.');
    case 'date':
      return good({ valueDate: typed });
    case 'dateTime':
      return good({ valueDateTime: new Date(typed).toISOString() });
    case 'time':
      return good({ valueTime: typed.length === 5 ? `${typed}:00` : typed });
    case 'url':
      return /^[a-z][a-z0-9+.-]*:\S+$/i.test(typed)
        ? good({ valueUri: typed })
        : bad('Enter an address that begins with https://');
    default:
      return good({ valueString: text });
  }
}

/** An answer as it stands in its field again. */
export function entryText(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if ('valueQuantity' in answer) return numberText(answer.valueQuantity.value);
  if ('valueDateTime' in answer) return localDateTime(answer.valueDateTime);
  if ('valueTime' in answer) return answer.valueTime.slice(0, 5);
  if ('valueCoding' in answer) return answer.valueCoding.display ?? answer.valueCoding.code;
  return String(Object.values(answer)[0]);
}

/** `2026-11-21T09:30` where the person at the desk is. */
function localDateTime(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : dateTimeText(at);
}

function good(answer: Answer): Entry {
  return { answer, problem: '' };
}

function bad(problem: string): Entry {
  return { answer: null, problem };
}
