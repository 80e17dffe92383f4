import type { Provenance } from '@medplum/fhirtypes';
import type { CarePlan, PlanSignature } from '#shared/domain/care-plan.ts';
import type { DocumentStamp } from '#shared/domain/document.ts';
import { coded, reference, SYSTEMS } from './elements.ts';
import type { ExportContext } from './export-context.ts';

/** Who wrote a record last, and when: one for each of our documents. */
export function provenanceOut(
  document: Pick<DocumentStamp, 'id' | 'updatedAt' | 'updatedBy'>,
  targets: readonly string[],
  context: ExportContext,
): Provenance {
  return {
    resourceType: 'Provenance',
    id: context.id('provenance', document.id),
    target: targets.map((id) => reference(id)),
    recorded: document.updatedAt,
    agent: [agentOf(document.updatedBy, 'author', context)],
  };
}

const ROLES: Record<PlanSignature['action'], string> = {
  authored: 'author',
  revised: 'author',
  submitted: 'author',
  approved: 'attester',
  returned: 'verifier',
};

/** What was done with the plan, and by whom. */
export function signatureOut(signature: PlanSignature, plan: CarePlan, context: ExportContext): Provenance {
  return {
    resourceType: 'Provenance',
    id: context.id('signature', signature.id),
    target: [reference(plan.id)],
    recorded: signature.at,
    activity: { text: signature.action },
    agent: [agentOf(signature.by, ROLES[signature.action], context)],
  };
}

function agentOf(actor: string, role: string, context: ExportContext): Provenance['agent'][number] {
  const { organization } = context.input;
  return {
    type: coded(SYSTEMS.provenanceAgent, role),
    who: context.actor(actor),
    ...(actor === 'server' ? {} : { onBehalfOf: reference(organization.id, organization.name) }),
  };
}
