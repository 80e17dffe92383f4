import type { Communication, Encounter } from '@medplum/fhirtypes';
import { type Call, isContact } from '#shared/domain/call.ts';
import { compact } from './compact.ts';
import { coded, concept, metaOf, ownIdentifier, reference, SYSTEMS, usCore } from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { narrative, paragraph } from './narrative.ts';

const TELEPHONE = coded(SYSTEMS.snomed, '185317003', 'Telephone encounter');

/** A call in which somebody who counts was reached is an encounter, everything else a communication (domain.md 8). */
export function callOut(call: Call, context: ExportContext): Encounter | Communication {
  return isContact(call.disposition) ? encounterOut(call, context) : communicationOut(call, context);
}

function kindOf({ kind }: Call) {
  return concept([{ system: `${SYSTEMS.careline}:call-kind`, code: kind }], words(kind));
}

/** `monthly-check-in` as a person says it. */
function words(code: string): string {
  return code.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

function encounterOut(call: Call, context: ExportContext): Encounter {
  const { organization } = context.input;
  const period = { start: call.startedAt, end: call.endedAt };
  const nurse = context.person(call.staffId);
  return compact<Encounter>({
    resourceType: 'Encounter',
    id: call.id,
    meta: metaOf({ profiles: [usCore('encounter')], changedAt: call.updatedAt }),
    text:
      noteLines(call).length === 0
        ? undefined
        : narrative('additional', [
            paragraph('Reason', call.note.reason),
            paragraph('Assessment', call.note.assessment),
            paragraph('Education', call.note.education),
            paragraph('Plan', call.note.plan),
            ...call.addenda.map(({ text, writtenAt }) =>
              paragraph(`Addendum of ${writtenAt.slice(0, 10)}`, text),
            ),
          ]),
    identifier: [ownIdentifier('call', call.id)],
    status: 'finished',
    class: { system: SYSTEMS.actCode, code: 'VR', display: 'virtual' },
    type: [TELEPHONE],
    serviceType: kindOf(call),
    subject: context.subject,
    participant: nurse === undefined ? [] : [{ period, individual: nurse }],
    period,
    reasonCode: [{ text: words(call.kind) }],
    serviceProvider: reference(organization.id, organization.name),
  });
}

/** Dispositions after which something was said or written to somebody: a message, or a talk that was no contact. */
const SAID = new Set<Call['disposition']>([
  'voicemail-left',
  'message-sent',
  'reached-declined-today',
  'reached-declined-program',
  'reached-wrong-person',
  'deceased-reported',
  'hospitalized',
  'moved-facility',
  'interpreter-needed',
  'language-barrier',
  'safety-concern',
  'identity-not-verified',
]);

function communicationOut(call: Call, context: ExportContext): Communication {
  const isSaid = SAID.has(call.disposition);
  const nurse = context.person(call.staffId);
  const isOutbound = call.direction === 'outbound';
  return compact<Communication>({
    resourceType: 'Communication',
    id: call.id,
    meta: metaOf({ changedAt: call.updatedAt }),
    identifier: [ownIdentifier('call', call.id)],
    status: isSaid ? 'completed' : 'not-done',
    statusReason: isSaid ? undefined : disposition(call),
    category: [kindOf(call)],
    medium: [coded(SYSTEMS.mode, 'PHONE', 'telephone')],
    subject: context.subject,
    topic: isSaid ? disposition(call) : undefined,
    sent: call.startedAt,
    recipient: isOutbound ? [context.subject] : nurse === undefined ? [] : [nurse],
    sender: isOutbound ? nurse : context.subject,
    note: noteLines(call).map((text) => ({ text })),
  });
}

function disposition(call: Call) {
  return concept(
    [{ system: `${SYSTEMS.careline}:disposition`, code: call.disposition }],
    words(call.disposition),
  );
}

function noteLines({ note, addenda }: Call): string[] {
  return [note.reason, note.assessment, note.education, note.plan, ...addenda.map(({ text }) => text)].filter(
    (text) => text !== '',
  );
}
