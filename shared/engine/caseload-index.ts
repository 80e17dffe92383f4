/** @file The documents of the caseload by patient, moved on by each change, so that a question about one patient costs what she has and no more. */
import type { Call } from '#shared/domain/call.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { PatientFacts } from '#shared/domain/queue.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';

interface Documents {
  tasks: Map<Id, Task>;
  calls: Map<Id, Call>;
  timeEntries: Map<Id, TimeEntry>;
}
type Indexed = keyof Documents;

export interface CaseloadIndex {
  /** What was kept before is replaced by what is kept now; null where it is not kept. Answers whose facts changed. */
  move<Name extends Indexed>(name: Name, before: Parts[Name] | null, now: Parts[Name] | null): Set<Id>;
  /** Open tasks, calls, and the entries that no other entry supersedes. */
  factsOf(patientId: Id): PatientFacts;
}

interface Parts {
  tasks: Task;
  calls: Call;
  timeEntries: TimeEntry;
}

const NONE: PatientFacts = { tasks: [], calls: [], timeEntries: [] };

export function createCaseloadIndex(entryOf: (entryId: Id) => TimeEntry | undefined): CaseloadIndex {
  const patients = new Map<Id, Documents>();
  /** The entries that supersede one, by its id: it stays out as long as one of them is there. */
  const superseding = new Map<Id, Set<Id>>();

  function documentsOf(patientId: Id): Documents {
    let documents = patients.get(patientId);
    if (!documents) {
      documents = { tasks: new Map(), calls: new Map(), timeEntries: new Map() };
      patients.set(patientId, documents);
    }
    return documents;
  }

  /** A correction may stand with another patient than what it supersedes: time that was moved to the right one. */
  function moveCorrection(before: TimeEntry | null, now: TimeEntry | null, changed: Set<Id>): void {
    for (const entry of [before, now]) {
      if (!entry?.supersedes) continue;
      const ids = superseding.get(entry.supersedes) ?? new Set();
      if (entry === now) ids.add(entry.id);
      else ids.delete(entry.id);
      superseding.set(entry.supersedes, ids);
      const original = entryOf(entry.supersedes);
      if (original) changed.add(original.patientId);
    }
  }

  return {
    move(name, before, now) {
      const changed = new Set<Id>();
      if (before) {
        (documentsOf(before.patientId)[name] as Map<Id, unknown>).delete(before.id);
        changed.add(before.patientId);
      }
      if (now) {
        (documentsOf(now.patientId)[name] as Map<Id, unknown>).set(now.id, now);
        changed.add(now.patientId);
      }
      if (name === 'timeEntries')
        moveCorrection(before as TimeEntry | null, now as TimeEntry | null, changed);
      return changed;
    },
    factsOf(patientId) {
      const documents = patients.get(patientId);
      if (!documents) return NONE;
      const isStanding = ({ id }: TimeEntry) => !superseding.get(id)?.size;
      return {
        tasks: [...documents.tasks.values()],
        calls: [...documents.calls.values()],
        timeEntries: [...documents.timeEntries.values()].filter(isStanding),
      };
    },
  };
}
