import type { Annotation, Task as FhirTask, Organization, ServiceRequest } from '@medplum/fhirtypes';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import type { Referral, ReferralState } from '#shared/domain/referral.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { Task } from '#shared/domain/task.ts';
import { compact } from './compact.ts';
import { coded, concept, gravity, metaOf, ownIdentifier, reference, SYSTEMS } from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { needCategory, socialCategories } from './need.ts';
import { isSensitiveTask, RESTRICTED } from './sensitive.ts';

/** A referral is asked of a service: the request for it goes with its task (Gravity's closed loop). */
const REQUEST_STATUS: Record<ReferralState, ServiceRequest['status']> = {
  proposed: 'draft',
  agreed: 'active',
  sent: 'active',
  accepted: 'active',
  connected: 'active',
  received: 'completed',
  'not-received': 'revoked',
  declined: 'revoked',
  unreachable: 'revoked',
};

const SOCIAL_SERVICE = coded(SYSTEMS.snomed, '410606002', 'Social service procedure');

/** Something to do: a call back, an errand, an escalation, or the work on a referral. */
export function taskOut(task: Task, context: ExportContext): FhirTask {
  const { referral } = task;
  const requester = context.actor(task.createdBy);
  const need = needOf(referral, context);
  const isReferral = referral !== null;
  return compact<FhirTask>({
    resourceType: 'Task',
    id: task.id,
    meta: metaOf({
      profiles: isReferral ? [gravity('TaskForReferralManagement')] : [],
      changedAt: task.updatedAt,
      security: isSensitiveTask(task, context) ? RESTRICTED : [],
    }),
    identifier: [ownIdentifier('task', task.id)],
    status: task.status,
    businessStatus: isReferral
      ? concept([{ system: `${SYSTEMS.careline}:referral-state`, code: referral.state }], '')
      : undefined,
    intent: isReferral ? 'order' : 'plan',
    priority: task.priority,
    code: isReferral
      ? coded(SYSTEMS.taskCode, 'fulfill')
      : concept([{ system: `${SYSTEMS.careline}:task-kind`, code: task.kind }], ''),
    description: task.title,
    focus: isReferral ? reference(requestId(task, context)) : undefined,
    for: context.subject,
    encounter: task.callId === '' ? undefined : reference(task.callId),
    executionPeriod: { end: task.completedAt },
    authoredOn: task.createdAt,
    lastModified: task.updatedAt,
    requester,
    owner: context.actor(task.ownerId),
    reasonReference: need === undefined ? undefined : reference(need.id),
    note: notesOf(task, context),
    restriction: { period: { end: task.dueAt } },
  });
}

/** The request to the service that a referral names. */
export function referralRequestOut(task: Task, referral: Referral, context: ExportContext): ServiceRequest {
  const need = needOf(referral, context);
  const id = requestId(task, context);
  const state = task.status === 'cancelled' && REQUEST_STATUS[referral.state] === 'active' ? 'revoked' : null;
  const categories = need === undefined ? [] : socialCategories(needCategory(need, context));
  const isSocial = categories.length > 0;
  const sharing = context.input.patient.consents.filter(
    ({ program, decision }) => program === 'sharing' && decision === 'accepted',
  );
  return compact<ServiceRequest>({
    resourceType: 'ServiceRequest',
    id,
    meta: metaOf({
      profiles: isSocial ? [gravity('ServiceRequest')] : [],
      changedAt: task.updatedAt,
      security: isSensitiveTask(task, context) ? RESTRICTED : [],
    }),
    identifier: [ownIdentifier('service-request', id)],
    status: state ?? REQUEST_STATUS[referral.state],
    intent: referral.state === 'proposed' ? 'proposal' : 'order',
    category: isSocial ? [SOCIAL_SERVICE, ...categories] : [],
    priority: task.priority,
    code: { text: task.title },
    subject: context.subject,
    encounter: task.callId === '' ? undefined : reference(task.callId),
    occurrencePeriod: { end: task.dueAt },
    authoredOn: task.createdAt,
    requester: context.actor(task.createdBy),
    performer: performerOf(referral, context),
    reasonReference: need === undefined ? [] : [reference(need.id)],
    supportingInfo: sharing.map((consent) => reference(consent.id)),
  });
}

/** The community organization of a referral that the directory holds. */
export function resourceOut(resource: Resource): Organization {
  return compact<Organization>({
    resourceType: 'Organization',
    id: resource.id,
    meta: metaOf({ changedAt: resource.updatedAt }),
    identifier: [ownIdentifier('resource', resource.id)],
    active: true,
    name: resource.name,
    telecom: [
      ...(resource.phone === '' ? [] : [{ system: 'phone' as const, value: resource.phone }]),
      ...(resource.website === '' ? [] : [{ system: 'url' as const, value: resource.website }]),
    ],
    address: resource.address === '' ? [] : [{ text: resource.address }],
  });
}

function requestId(task: Task, context: ExportContext): string {
  return context.id('service-request', task.id);
}

function needOf(referral: Referral | null, context: ExportContext): PatientNeed | undefined {
  return context.input.patient.needs.find(({ id }) => id === referral?.patientNeedId);
}

/** The directory's service, or by name and number where none of the directory was taken. */
function performerOf({ resourceId, resourceName, resourcePhone }: Referral, context: ExportContext) {
  if (context.input.resources.some(({ id }) => id === resourceId)) {
    return [reference(resourceId, resourceName)];
  }
  return [{ display: [resourceName, resourcePhone].filter(Boolean).join(', ') }];
}

function notesOf(task: Task, context: ExportContext): Annotation[] {
  const { detail, escalation, referral, history } = task;
  const noted = (text: string, at: string, by: string): Annotation[] =>
    text === '' ? [] : [{ authorReference: context.actor(by), time: at, text }];
  return [
    ...(detail === '' ? [] : [{ text: detail }]),
    ...(escalation === null
      ? []
      : [
          ...Object.entries(escalation.sbar)
            .filter(([, text]) => text !== '')
            .map(([part, text]) => ({
              text: `${part.replace(/^./, (letter) => letter.toUpperCase())}: ${text}`,
            })),
          ...escalation.steps.flatMap(({ text, at, by }) => noted(text, at, by)),
          ...(escalation.outcome === '' ? [] : [{ text: `Outcome: ${escalation.outcome}` }]),
        ]),
    ...(referral?.events ?? []).flatMap(({ state, note, at, by }) =>
      noted(note === '' ? `Referral: ${state}` : `Referral: ${state}. ${note}`, at, by),
    ),
    ...history.flatMap(({ note, at, by }) => noted(note, at, by)),
  ];
}
