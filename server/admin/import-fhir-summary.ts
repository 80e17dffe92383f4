import type { MappedBundle } from '#shared/fhir/mapped-bundle.ts';
import type { StoreSummary } from '../sync/store-documents.ts';
import type { PatientOutcome } from './import-fhir-store.ts';

/** Adds up what an import did, and says it. */
export class ImportSummary {
  readonly failed: { label: string; reason: string }[] = [];
  readonly #totals: PatientOutcome = { patients: none(), observations: none(), carePlans: none() };
  readonly #leftOut = new Map<string, number>();
  readonly #assumptions = new Map<string, number>();
  #unreadable = 0;
  #withoutConsent = 0;

  add(mapped: MappedBundle, outcome: PatientOutcome): void {
    for (const kind of ['patients', 'observations', 'carePlans'] as const) {
      const total = this.#totals[kind];
      for (const count of ['created', 'updated', 'unchanged', 'kept'] as const) {
        total[count] += outcome[kind][count];
      }
    }
    for (const [kind, count] of Object.entries(mapped.leftOut)) {
      this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + count);
    }
    for (const assumption of mapped.assumptions) {
      this.#assumptions.set(assumption, (this.#assumptions.get(assumption) ?? 0) + 1);
    }
    this.#unreadable += mapped.unreadable.length;
    const { enrollments, consents } = mapped.patient;
    if (outcome.patients.created > 0 && enrollments.length > 0 && consents.length === 0) {
      this.#withoutConsent += 1;
    }
  }

  fail(label: string, reason: string): void {
    this.failed.push({ label, reason });
  }

  /** The lines to print at the end. */
  lines(personName: string): string[] {
    const { patients, observations, carePlans } = this.#totals;
    const lines = [
      `Imported ${counted(sum(patients), 'patient')} for ${personName}: ${inWords(patients)}.`,
      `Observations: ${inWords(observations)}. Care plans: ${inWords(carePlans)}.`,
    ];
    if (this.#withoutConsent > 0) {
      lines.push(
        `${counted(this.#withoutConsent, 'new patient')} enrolled in CCM without a recorded consent: the app asks for it.`,
      );
    }
    for (const [assumption, count] of this.#assumptions) {
      lines.push(
        assumption === 'time-zone'
          ? `The address of ${counted(count, 'patient')} tells no time zone: calling hours are those that are fit in every zone.`
          : `The language of ${counted(count, 'patient')} was not stated and is assumed.`,
      );
    }
    if (this.#leftOut.size > 0) {
      lines.push('Left out, by kind:');
      const sorted = [...this.#leftOut].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [kind, count] of sorted) lines.push(`${String(count).padStart(8)}  ${kind}`);
    }
    if (this.#unreadable > 0)
      lines.push(`Not readable: ${counted(this.#unreadable, 'entry', 'entries')}, named above.`);
    if (this.failed.length > 0) {
      lines.push(`Not imported: ${counted(this.failed.length, 'file')}.`);
      for (const { label, reason } of this.failed) lines.push(`  ${label}: ${reason}`);
    }
    return lines;
  }
}

/** `1 patient`, `3 patients`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function none(): StoreSummary {
  return { created: 0, updated: 0, unchanged: 0, kept: 0 };
}

function sum({ created, updated, unchanged, kept }: StoreSummary): number {
  return created + updated + unchanged + kept;
}

function inWords(summary: StoreSummary): string {
  const words = [
    `${summary.created} new`,
    `${summary.updated} changed`,
    `${summary.unchanged} the same as before`,
    ...(summary.kept > 0 ? [`${summary.kept} left as people have changed them here`] : []),
  ];
  return words.join(', ');
}
