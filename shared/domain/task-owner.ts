/** @file Who may have a task, who has it, and who answers for it. Pure. */
import type { Patient } from './patient.ts';
import type { Id } from './primitives.ts';
import type { Staff } from './staff.ts';
import type { Task } from './task.ts';

type Person = Pick<Staff, 'id' | 'role' | 'teamId' | 'isActive'>;
type Staffs = ReadonlyMap<string, Person>;

/** Whether a person sees a patient and so may have her tasks: her care manager, and the supervisors of that care manager's team. */
export function mayOwn(person: Person, patient: Pick<Patient, 'careManagerId'>, staff: Staffs): boolean {
  if (!person.isActive) return false;
  if (person.id === patient.careManagerId) return true;
  const teamId = staff.get(patient.careManagerId)?.teamId ?? '';
  return person.role === 'supervisor' && teamId !== '' && person.teamId === teamId;
}

/** Who has a task now. One whose owner does not see the patient any more is her care manager's: it must be on somebody's list. */
export function ownerOf(
  task: Pick<Task, 'ownerId'>,
  patient: Pick<Patient, 'careManagerId'>,
  staff: Staffs,
): Id {
  const owner = staff.get(task.ownerId);
  return owner && mayOwn(owner, patient, staff) ? owner.id : patient.careManagerId;
}

/** Who delegated a task and keeps it in sight, or empty: handing it over ends that, and so does whoever gives it back to her. */
export function delegatedBy({ history, ownerId }: Pick<Task, 'history' | 'ownerId'>): Id | '' {
  let by: string = '';
  for (const { action, by: actor } of history) {
    if (action === 'handed-over') by = '';
    else if (action === 'delegated' && by === '') by = actor;
  }
  return by === ownerId || by === 'server' ? '' : by;
}
