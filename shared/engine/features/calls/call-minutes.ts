/** @file The minutes of a call that is wrapped up. */
import type { z } from 'zod';
import type { WrapUpInput } from '#shared/contract/engine/calls.ts';
import { callTimeOf } from '#shared/domain/billing/call-time.ts';
import { type Call, isContact } from '#shared/domain/call.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import type { LedgerLines } from '../../clock-orders.ts';
import type { Desk } from '../../desk.ts';
import type { Change } from '../../writer.ts';
import type { SealedCall } from './sealed-call.ts';

/** The ledger entry of one interval of a call's clock. */
export function timeEntry(
  desk: Desk,
  call: SealedCall,
  input: z.infer<typeof WrapUpInput>,
  line: LedgerLines['lines'][number],
): Change {
  const document = {
    ...line,
    id: desk.ports.newId(),
    patientId: call.patientId,
    staffId: desk.person.staffId,
    program: input.program,
    activity: input.activity,
    callId: call.id,
    timeZone: desk.person.practiceTimeZone,
    method: 'timer',
    ...callTimeOf(input.disposition, desk.person.practiceBilling),
    supersedes: '',
    counterpart: counterpartOf(input.disposition),
    narrative: '',
  } as const;
  return { collection: 'timeEntries', document, base: null };
}

function counterpartOf(disposition: Call['disposition']): TimeEntry['counterpart'] {
  if (!isContact(disposition)) return 'nobody';
  return disposition === 'representative-reached' ? 'caregiver' : 'patient';
}
