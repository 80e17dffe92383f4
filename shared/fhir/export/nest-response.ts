import type { QuestionnaireResponseItem } from '@medplum/fhirtypes';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';

const DATA_ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/**
 * The answers in the order and nesting of their form, with the form's words; what was declined says so. Items that the form does not know, and all of
 * them where the form is not at hand, follow as they are.
 */
export function nestResponse(
  form: readonly QuestionnaireItem[],
  answered: readonly ResponseItem[],
): QuestionnaireResponseItem[] {
  const left = new Set(answered);
  const nested = itemsAt(form, '', left);
  return [...nested, ...[...left].map((item) => itemOut(item, ''))];
}

/** The items of one level, within one repetition of the groups around it. What is written is taken out of `left`. */
function itemsAt(
  form: readonly QuestionnaireItem[],
  instance: string,
  left: Set<ResponseItem>,
): QuestionnaireResponseItem[] {
  return form.flatMap((question) => {
    if (question.type === 'group') return groupsOf(question, instance, left);
    const found = [...left].find((item) => item.linkId === question.linkId && item.instance === instance);
    if (found !== undefined) left.delete(found);
    const inner = itemsAt(question.items, instance, left);
    if (found === undefined && inner.length === 0) return [];
    const own = found === undefined ? bare(question) : itemOut(found, question.text);
    // What hangs on a question stands below its answer (FHIR: item.answer.item).
    if (inner.length === 0) return [own];
    const [first, ...others] = own.answer ?? [];
    return first === undefined
      ? [own, ...inner]
      : [{ ...own, answer: [{ ...first, item: inner }, ...others] }];
  });
}

function groupsOf(
  group: QuestionnaireItem,
  instance: string,
  left: Set<ResponseItem>,
): QuestionnaireResponseItem[] {
  const instances = group.repeats ? repetitionsOf(instance, left) : [instance];
  return instances.flatMap((one) => {
    const inner = itemsAt(group.items, one, left);
    return inner.length === 0 ? [] : [{ ...bare(group), item: inner }];
  });
}

/** The repetitions below a place, in order: `0` and `1` of the outermost, `2.0` of the one inside the third. */
function repetitionsOf(instance: string, left: ReadonlySet<ResponseItem>): string[] {
  const depth = instance === '' ? 1 : instance.split('.').length + 1;
  const found = [...left]
    .filter((item) => instance === '' || item.instance.startsWith(`${instance}.`))
    .map((item) => item.instance.split('.').slice(0, depth))
    .filter((parts) => parts.length === depth && parts.at(-1) !== '');
  return [...new Set(found.map((parts) => parts.join('.')))].sort(
    (a, b) => Number(a.split('.').at(-1)) - Number(b.split('.').at(-1)),
  );
}

function bare({ linkId, text }: QuestionnaireItem): QuestionnaireResponseItem {
  return text === '' ? { linkId } : { linkId, text };
}

function itemOut({ linkId, status, answers }: ResponseItem, text: string): QuestionnaireResponseItem {
  return {
    linkId,
    ...(text === '' ? {} : { text }),
    ...(status === 'declined' ? { extension: [{ url: DATA_ABSENT, valueCode: 'asked-declined' }] } : {}),
    ...(answers.length === 0 ? {} : { answer: answers as QuestionnaireResponseItem['answer'] & object }),
  };
}
