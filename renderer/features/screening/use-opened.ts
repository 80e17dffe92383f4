import { useQuery } from '@tanstack/react-query';
import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import { urlOfCanonical } from '#shared/domain/questionnaire/effective-screenings.ts';
import { type Expressions, loadExpressions } from '#shared/domain/questionnaire/expressions.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { readAddress } from './form-address.ts';

/** A form with its draft, ready to be filled. */
export interface Opened {
  draft: ScreeningDraft;
  form: Form;
  result: ScreeningResult;
  previous: Screening | null;
  /** What computes in the form, null where nothing does. */
  expressions: Expressions | null;
}

/** Opens what an address names for a patient; its data is null where nothing of that name is on this device. */
export function useOpened(patientId: string, address: string) {
  const client = useEngineClient();
  const open = async (): Promise<Opened | null> => {
    const named = readAddress(address);
    if (named.kind === 'amend')
      return ready(await client.screenings.amend({ screeningId: named.screeningId }));
    const questionnaire =
      named.kind === 'form'
        ? (await client.screenings.forms()).find((form) => urlOfCanonical(form.questionnaire) === named.url)
        : (await client.screenings.drafts({ patientId })).find(({ draftId }) => draftId === named.draftId);
    if (questionnaire === undefined) return null;
    return ready(await client.screenings.open({ patientId, questionnaire: questionnaire.questionnaire }));
  };
  return useQuery({ queryKey: ['open-screening', patientId, address], queryFn: open, gcTime: 0 });
}

async function ready(opened: Omit<Opened, 'expressions'>): Promise<Opened> {
  return { ...opened, expressions: await loadExpressions(opened.form.questionnaire) };
}
