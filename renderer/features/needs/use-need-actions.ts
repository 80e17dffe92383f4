import { useMutation } from '@tanstack/react-query';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import type { PatientNeedStatus } from '#shared/domain/patient-need.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { openItemIds } from './need-words.ts';

const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });

/** What can be done with the needs of a patient. Each is one order; nothing is sent twice while it is under way. */
export function useNeedActions(patientId: string) {
  const engine = useEngine();
  const accept = useMutation(engine.needs.accept.mutationOptions({ onError }));
  const move = useMutation(engine.needs.move.mutationOptions({ onError }));
  const confirm = useMutation(engine.needs.confirm.mutationOptions({ onError }));
  const choose = useMutation(engine.needs.chooseCode.mutationOptions({ onError }));
  const decide = useMutation(engine.needs.decideCode.mutationOptions({ onError }));
  const refer = useMutation(engine.referrals.create.mutationOptions({ onError }));
  const report = useMutation(engine.resources.reportWrong.mutationOptions({ onError }));
  const of = ({ need }: NeedView) => ({ patientId, patientNeedId: need.id });
  return {
    accept(view: NeedView, itemIds: string[]) {
      if (itemIds.length === 0) return;
      accept.mutate(
        { ...of(view), itemIds },
        { onSuccess: () => notify(`${view.need.title}: added to the plan.`, { tone: 'good' }) },
      );
    },
    acceptAll(view: NeedView) {
      this.accept(view, openItemIds(view));
    },
    move(view: NeedView, status: PatientNeedStatus, comment = '', onDone?: () => void) {
      const before = view.need.status;
      const undo =
        before === 'open' && status !== 'working'
          ? { undo: () => move.mutate({ ...of(view), status: 'open', comment: '' }) }
          : {};
      move.mutate(
        { ...of(view), status, comment },
        {
          onSuccess: () => {
            onDone?.();
            notify(status === 'met' ? 'Noted: the need is met.' : 'Noted.', { tone: 'good', ...undo });
          },
        },
      );
    },
    confirm(view: NeedView) {
      confirm.mutate(of(view), {
        onSuccess: () => notify('Noted: still needed.', { tone: 'good' }),
      });
    },
    chooseCode: (view: NeedView, code: string) => choose.mutate({ ...of(view), code }),
    decideCode: (view: NeedView, decision: 'confirmed' | 'rejected') =>
      decide.mutate({ ...of(view), decision }),
    refer(view: NeedView, resourceId: string, hasConsent: boolean) {
      refer.mutate(
        { ...of(view), resourceId, hasConsent, note: '' },
        { onSuccess: () => notify('Referral made. It stands below with its next step.', { tone: 'good' }) },
      );
    },
    reportWrong(resourceId: string) {
      report.mutate(
        { patientId, resourceId, note: 'The number is wrong or nobody answers.' },
        { onSuccess: () => notify('Your supervisor is asked to look at this entry.', { tone: 'good' }) },
      );
    },
    isBusy: accept.isPending || move.isPending || refer.isPending,
  };
}

export type NeedActions = ReturnType<typeof useNeedActions>;
