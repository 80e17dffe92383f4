import type { Communication, Coverage as FhirCoverage } from '@medplum/fhirtypes';
import type { Coverage } from '#shared/domain/coverage.ts';
import type { EducationGiven } from '#shared/domain/education-given.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import { metaOf, ownIdentifier, reference, SYSTEMS } from './elements.ts';
import type { ExportContext } from './export-context.ts';

/** A health plan, as somebody noted it. */
export function coverageOut(coverage: Coverage, context: ExportContext): FhirCoverage {
  const { id, payer, plan, memberId, phone, benefits, networkNotes, startsOn, endsOn, checkedOn } = coverage;
  return compact<FhirCoverage>({
    resourceType: 'Coverage',
    id,
    meta: metaOf({ changedAt: context.input.patient.updatedAt }),
    extension: detailsOf('coverage', { payer, plan, phone, benefits, networkNotes, checkedOn }),
    identifier: [ownIdentifier('coverage', id)],
    status: 'active',
    subscriberId: memberId,
    beneficiary: context.subject,
    period: { start: startsOn, end: endsOn },
    payor: [{ display: [payer, plan].filter(Boolean).join(', ') || 'Not stated' }],
  });
}

/** A handout that was given or talked through, and how well she could say it back. */
export function educationOut(given: EducationGiven, context: ExportContext): Communication {
  const { id, handoutId, version, title, language, method, teachBack, givenAt, givenBy, callId, note } =
    given;
  return compact<Communication>({
    resourceType: 'Communication',
    id,
    meta: metaOf({ changedAt: context.input.patient.updatedAt }),
    extension: detailsOf('education', {
      ...{ handoutId, version, title, language, method, teachBack, givenBy, callId },
    }),
    identifier: [ownIdentifier('education', id)],
    status: 'completed',
    category: [
      {
        coding: [{ system: `${SYSTEMS.careline}:communication`, code: 'education' }],
        text: 'Patient education',
      },
    ],
    subject: context.subject,
    encounter: callId === '' ? undefined : reference(callId),
    sent: givenAt,
    recipient: [context.subject],
    sender: context.person(givenBy),
    payload: title === '' ? [] : [{ contentString: title }],
    note: note === '' ? [] : [{ text: note }],
  });
}
