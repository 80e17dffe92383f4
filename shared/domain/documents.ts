import type { z } from 'zod';
import { AuditEvent } from './audit-event.ts';
import { Call } from './call.ts';
import { CarePlan } from './care-plan.ts';
import type { CollectionName } from './document.ts';
import { Observation } from './observation.ts';
import { OrganizationForm } from './organization-form.ts';
import { Patient } from './patient.ts';
import { Resource } from './resource.ts';
import { ReviewItem } from './review-item.ts';
import { Screening } from './screening.ts';
import { Staff } from './staff.ts';
import { Task } from './task.ts';
import { TimeEntry } from './time-entry.ts';

/** The shape of each collection's documents: the one source of types, RxDB schemas and the server's checks. */
export const DOCUMENT_SHAPES = {
  patients: Patient,
  carePlans: CarePlan,
  calls: Call,
  timeEntries: TimeEntry,
  screenings: Screening,
  observations: Observation,
  tasks: Task,
  resources: Resource,
  staff: Staff,
  auditEvents: AuditEvent,
  reviewItems: ReviewItem,
  forms: OrganizationForm,
} as const satisfies Record<CollectionName, z.ZodObject>;

/** The document type of a collection. */
export type DocumentOf<Name extends CollectionName> = z.infer<(typeof DOCUMENT_SHAPES)[Name]>;

/** Collections that devices only read: the server refuses a push to them. */
export const PULL_ONLY: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'staff',
  'resources',
  'forms',
]);

/** Collections whose documents are written once: a push may insert, never change. */
export const APPEND_ONLY: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'timeEntries',
  'observations',
  'auditEvents',
]);
