import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { NeedGuide } from '#shared/domain/need-guide.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { canonical } from '#shared/domain/questionnaire/model.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { Task } from '#shared/domain/task.ts';
import { stableId } from '../stable-id.ts';
import { type Pointer, reference } from './elements.ts';

/** All that is known of one patient, and what it refers to. */
export interface ExportInput {
  organization: { id: string; name: string };
  patient: Patient;
  carePlans: readonly CarePlan[];
  calls: readonly Call[];
  screenings: readonly Screening[];
  observations: readonly Observation[];
  tasks: readonly Task[];
  staff: readonly Staff[];
  /** The directory that referrals name. */
  resources: readonly Resource[];
  /** The forms that the screenings name; one without its form is written without nesting and codes. */
  forms: readonly Form[];
  guides: readonly NeedGuide[];
  /**
   * Whether answers that may only be asked in private, and what came of them, are in it: violence at home and substance use (domain.md 7.4, 7.5). They
   * are labelled then.
   */
  withSensitive: boolean;
}

/** What the mappings of all kinds share. */
export class ExportContext {
  readonly input: ExportInput;
  readonly patientId: string;
  readonly #staff: ReadonlyMap<string, Staff>;
  readonly #guides: ReadonlyMap<string, NeedGuide>;
  readonly #forms: ReadonlyMap<string, Form>;

  constructor(input: ExportInput) {
    this.input = input;
    this.patientId = input.patient.id;
    this.#staff = new Map(input.staff.map((person) => [person.id, person]));
    this.#forms = new Map(input.forms.map((form) => [canonical(form.questionnaire), form]));
    this.#guides = new Map(input.guides.map((guide) => [guide.needId, guide]));
  }

  get subject(): Pointer {
    return reference(this.patientId);
  }

  /** The id of what our records have no id for: the same in every export. */
  id(kind: string, ...parts: readonly string[]): string {
    return stableId('export', this.patientId, kind, ...parts);
  }

  /** The form that a screening was answered on, in its version. */
  form(questionnaire: string): Form | undefined {
    return this.#forms.get(questionnaire);
  }

  guide(needId: string): NeedGuide | undefined {
    return this.#guides.get(needId);
  }

  /** Who did something; `server` and devices stand for the organization. */
  actor(id: string): Pointer {
    if (id === '' || id === 'server')
      return reference(this.input.organization.id, this.input.organization.name);
    return reference(id, this.#staff.get(id)?.name ?? '');
  }

  /** Somebody of the staff; nobody where the record says `server` or nothing. */
  person(id: string): Pointer | undefined {
    return id === '' || id === 'server' ? undefined : reference(id, this.#staff.get(id)?.name ?? '');
  }
}
