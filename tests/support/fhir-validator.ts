import type { Bundle, Resource } from '@medplum/fhirtypes';
import { Fhir } from 'fhir';
import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

const validator = new Fhir();

/** Invariants of FHIR R4 that structure does not show, by their names in the specification; `%resource` of every entry. */
const INVARIANTS: [kind: string, name: string, expression: string][] = [
  [
    'Patient',
    'pat-1',
    'contact.all(name.exists() or telecom.exists() or address.exists() or organization.exists())',
  ],
  [
    'Condition',
    'con-3',
    "clinicalStatus.exists() or verificationStatus.coding.where(code = 'entered-in-error').exists() or category.coding.where(code = 'problem-list-item').empty()",
  ],
  [
    'Condition',
    'con-4',
    "abatementDateTime.empty() or clinicalStatus.coding.where(code = 'resolved' or code = 'remission' or code = 'inactive').exists()",
  ],
  ['AllergyIntolerance', 'ait-1', 'clinicalStatus.exists()'],
  ['CarePlan', 'cpl-3', 'activity.all(detail.empty() or reference.empty())'],
  ['CarePlan', 'US Core: narrative', "text.status.exists() and text.`div`.startsWith('<div')"],
  ['Goal', 'gol-1', 'target.all(detailQuantity.empty() or measure.exists())'],
  ['Consent', 'ppc-1', 'policy.exists() or policyRule.exists()'],
  ['Observation', 'obs-6', 'dataAbsentReason.empty() or value.empty()'],
  ['Observation', 'obs-7', 'value.empty() or component.empty()'],
  ['Observation', 'US Core vs-2', 'value.exists() or dataAbsentReason.exists() or component.exists()'],
  ['Task', 'inv-1', 'lastModified.empty() or authoredOn.empty() or lastModified >= authoredOn'],
  ['QuestionnaireResponse', 'qrs-1', 'repeat(item).all(answer.empty() or item.empty())'],
  ['Encounter', 'per-1', 'period.start.empty() or period.end.empty() or period.start <= period.end'],
  ['EpisodeOfCare', 'per-1', 'period.start.empty() or period.end.empty() or period.start <= period.end'],
];

const COMPILED = INVARIANTS.map(([kind, name, expression]) => ({
  kind,
  name,
  holds: fhirpath.compile({ base: kind, expression }, r4 as Model),
}));

/** What is wrong with the structure or a code of a resource; required bindings are errors, others are not looked at. */
export function structureProblems(resource: Resource): string[] {
  return validator
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `${location}: ${message}`);
}

/** What is wrong with a bundle: structure, codes, invariants, names given twice, and references that lead nowhere. */
export function bundleProblems(bundle: Bundle): string[] {
  const entries = bundle.entry ?? [];
  const names = entries.map(({ fullUrl = '' }) => fullUrl);
  const held = new Set(names);
  return [
    ...structureProblems(bundle),
    ...(held.size === names.length ? [] : ['bdl-7: two entries have the same name']),
    ...entries.flatMap(({ fullUrl, resource }) => [
      ...(fullUrl === `urn:uuid:${resource?.id}` ? [] : [`${resource?.resourceType}: fullUrl is not its id`]),
      ...referencesOf(resource)
        .filter((reference) => !held.has(reference))
        .map((reference) => `${resource?.resourceType}: ${reference} leads nowhere`),
      ...COMPILED.filter(({ kind }) => kind === resource?.resourceType)
        .filter(({ holds }) => (holds(resource) as unknown[])[0] !== true)
        .map(({ kind, name }) => `${kind} ${resource?.id}: ${name}`),
    ]),
  ];
}

function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' ? [String(inner)] : referencesOf(inner),
  );
}
