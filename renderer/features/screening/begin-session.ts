import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { EscalationLevel } from '#shared/domain/escalation.ts';
import { enablement } from '#shared/domain/questionnaire/enabled.ts';
import type { Expressions } from '#shared/domain/questionnaire/expressions.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { itemsOf, type Questionnaire } from '#shared/domain/questionnaire/model.ts';
import { signalsOf } from '#shared/domain/questionnaire/signals.ts';
import { workOut } from '#shared/domain/questionnaire/work-out.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { openEscalation } from '../escalation/index.ts';
import { createFormSession, type FormSession } from './form-session.ts';

/** The most urgent first. */
const URGENCY = EscalationLevel.options;

/**
 * Takes a form up where its draft was left. An answer that must be acted on opens the escalation at that key press; the form stays where it is.
 *
 * @param expressions what computes in the form, null where nothing does
 * @param push takes the answers after each change, to be saved
 */
export function beginSession(
  form: Form,
  expressions: Expressions | null,
  draft: ScreeningDraft,
  push: (items: ResponseItem[]) => void,
): FormSession {
  const { questionnaire } = form;
  const work = (items: readonly ResponseItem[]) => workOut(questionnaire, items, expressions);
  const asked = (items: readonly ResponseItem[]) => enablement(questionnaire, items);
  return createFormSession({
    form: questionnaire,
    items: draft.items,
    work,
    ...(canWait(questionnaire, expressions) ? { asked } : {}),
    signalsOf: (items) => signalsOf(form, items),
    told: draft.told,
    onChange: push,
    onSignals: (signals) => {
      const [first] = signals.toSorted((one, two) => URGENCY.indexOf(one.level) - URGENCY.indexOf(two.level));
      if (first === undefined) return;
      openEscalation({
        patientId: draft.patientId,
        callId: draft.callId === '' ? undefined : draft.callId,
        triggerId: first.triggerId,
        level: first.level,
        said: `${first.title}: ${first.detail}`,
      });
    },
  });
}

/** Whether what is asked depends on nothing that is computed: then the key press need not wait for the computing. */
function canWait(form: Questionnaire, expressions: Expressions | null): boolean {
  if (expressions === null) return false;
  const items = itemsOf(form);
  const computed = new Set(
    items.filter((item) => item.calculatedExpression !== '').map(({ linkId }) => linkId),
  );
  return items.every(
    (item) =>
      item.enableWhenExpression === '' && item.enableWhen.every(({ linkId }) => !computed.has(linkId)),
  );
}
