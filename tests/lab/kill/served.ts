/** @file Whether the engine answers its questions with what lies in the store. */

import type { Device } from '#tests/support/device.ts';
import { QUESTIONS } from './nurse.ts';
import type { Picture } from './picture.ts';
import { textOf } from './picture.ts';

/** Names each answer that differs from the store. */
export async function unserved(
  engine: Device['engine'],
  picture: Picture,
  patientIds: readonly string[],
): Promise<string[]> {
  const wrong: string[] = [];
  const compare = (what: string, served: unknown, stored: unknown) => {
    if (textOf(served ?? null) !== textOf(stored ?? null)) wrong.push(what);
  };
  const active = await engine.calls.active();
  const draft = active && {
    callId: active.draft.callId,
    patientId: active.draft.patientId,
    numberDialled: active.draft.numberDialled,
    note: active.draft.note,
    identityCheck: active.draft.identityCheck,
  };
  compare('the open call', draft, picture.call);
  const clock = await engine.clock.current();
  compare('the clock', clock ? (clock.runningSince ? 'running' : 'paused') : 'none', picture.clock);
  compare("the clock's call", clock?.callId, picture.call?.callId);
  for (const patientId of patientIds) {
    const [chart, plan, drafts] = [
      await engine.patients.chart({ patientId }),
      await engine.carePlans.draft({ patientId }),
      await engine.screenings.drafts({ patientId }),
    ];
    compare('a draft of a plan', plan?.content, picture.planDrafts[patientId]);
    compare('a draft of a form', drafts[0]?.items, picture.screeningDrafts[patientId]?.items);
    compare(
      'the signatures of a plan',
      chart.carePlan?.signatures.length,
      picture.plans[patientId]?.signatures,
    );
    compare('the problems of a plan', chart.carePlan?.problems, picture.plans[patientId]?.content.problems);
    for (const { call } of chart.calls)
      compare('the note of a call', call.note, picture.sealed[call.id]?.note);
    for (const { id, items } of chart.screenings) {
      compare('a form', items, picture.screenings[id]?.items);
      if (items.length !== QUESTIONS) wrong.push('a form that was sealed with questions left');
    }
    const open = Object.values(picture.tasks).filter((task) => task.patientId === patientId && task.isOpen);
    compare('the open tasks', chart.openTasks.length, open.length);
  }
  return wrong;
}
