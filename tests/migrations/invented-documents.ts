/** @file What the server holds before the specimen's day begins: something of every collection that others write. */

import { newId } from '#server/organization/ids.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { OrganizationForm } from '#shared/domain/organization-form.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { AT, call, task } from '#tests/integration/server-documents.ts';

type Invented = DocumentOf<CollectionName>;

interface Author {
  staffId: string;
  deviceId: string;
}

const stamp = () => ({
  id: newId(),
  updatedAt: AT,
  updatedBy: 'server' as const,
  deviceId: 'server' as const,
  rev: 0,
  receivedAt: '' as const,
});

/** Documents by collection, in the order they are to be stored. */
export function serverDocuments(
  author: Author,
  patientIds: readonly string[],
): [CollectionName, Invented[]][] {
  const [first = '', second = ''] = patientIds;
  const documents: [CollectionName, Invented[]][] = [
    ['resources', [pantry()]],
    [
      'tasks',
      patientIds.map((patientId) => task(author, patientId, { title: 'Call back about the new tablets' })),
    ],
    [
      'calls',
      [
        call(author, first, {
          signedAt: AT,
          note: { reason: '', assessment: 'Slept well.', education: '', plan: '' },
        }),
      ],
    ],
    ['timeEntries', [minutes(author, first), minutes(author, second)]],
    ['observations', [bloodPressure(first), bloodPressure(second)]],
    ['carePlans', [carePlan(first), carePlan(second)]],
    ['reviewItems', [riskOfTwo(first)]],
    ['forms', [sleepQuestions()]],
  ];
  return documents;
}

function sleepQuestions(): OrganizationForm {
  const url = 'urn:northside:questionnaire:sleep';
  const item = [{ linkId: 'sleep', text: 'Do you sleep well?', type: 'boolean' }];
  return {
    ...stamp(),
    canonical: `${url}|1`,
    title: 'Sleep',
    status: 'active',
    addedAt: '2026-11-01T12:00:00.000Z',
    questionnaire: JSON.stringify({
      resourceType: 'Questionnaire',
      url,
      version: '1',
      status: 'active',
      item,
    }),
  };
}

function pantry(): Resource {
  return {
    ...stamp(),
    name: 'Pantry on Quince Street',
    needs: ['food'],
    phone: '555-0177',
    website: '',
    postalCodes: ['85701'],
    languages: ['en', 'es'],
    eligibility: '',
    verifiedOn: '2026-10-01',
    ...{ description: '', hours: '', address: '', latitude: null, longitude: null },
  };
}

function minutes(author: Author, patientId: string): TimeEntry {
  return {
    ...stamp(),
    patientId,
    staffId: author.staffId,
    program: 'CCM',
    activity: 'care-coordination',
    callId: '',
    startedAt: AT,
    endedAt: '2026-11-01T09:07:00.000Z',
    seconds: 420,
    timeZone: 'America/Phoenix',
    method: 'timer',
    isInteractive: false,
    isBillable: true,
    reason: '',
    supersedes: '',
    credential: 'LPN',
    counterpart: 'patient',
    narrative: '',
    sequence: 0,
    previousDigest: '',
    digest: '',
  };
}

function bloodPressure(patientId: string): Observation {
  return {
    ...stamp(),
    patientId,
    loinc: '85354-9',
    title: 'Blood pressure',
    category: 'vital-signs',
    effectiveAt: AT,
    value: null,
    unit: '',
    text: '',
    components: [
      { code: { system: 'http://loinc.org', code: '8480-6' }, value: 138, unit: 'mm[Hg]' },
      { code: { system: 'http://loinc.org', code: '8462-4' }, value: 84, unit: 'mm[Hg]' },
    ],
  };
}

function carePlan(patientId: string): CarePlan {
  return {
    ...stamp(),
    patientId,
    ...{ version: 0, sections: [], copies: [] },
    status: 'draft',
    problems: [
      {
        codeStatus: 'none',
        expectedOutcome: '',
        order: 0,
        id: newId(),
        title: 'Hypertension',
        codes: [],
        status: 'active',
        sourceScreeningId: '',
      },
    ],
    goals: [],
    interventions: [],
    barriers: [],
    signatures: [],
  };
}

function riskOfTwo(patientId: string): ReviewItem {
  return {
    ...stamp(),
    patientId,
    kind: 'conflict',
    status: 'open',
    documentCollection: 'patients',
    documentId: patientId,
    path: 'riskTier',
    base: '"stable"',
    kept: { value: '"high"', by: 'server', at: AT },
    other: { value: '"rising"', by: 'server', at: AT },
    reason: '',
    raisedAt: AT,
    raisedBy: 'server',
    decision: null,
  };
}
