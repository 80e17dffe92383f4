/** @file What a patient takes home of her care plan: plain words, in her language where they are ours, and nothing about safety at home. Pure. */
import { localDate } from './local-date.ts';
import { patientName } from './patient.ts';
import { copyItems } from './patient-copy-items.ts';
import {
  type CopyLanguage,
  type CopySection,
  CopySectionKind,
  type CopySources,
  dayInWords,
  fill,
  type PatientCopy,
} from './patient-copy-shape.ts';
import { lastSignature } from './plan-versions.ts';
import { fromInstant } from './primitives.ts';
import { readingGrade } from './reading-grade.ts';

/** What is hard to read is named, this many lines at most. */
const HARDEST_NAMED = 5;
const HARD_FROM = 8;

/** Makes the copy. Empty sections are left out. */
export function patientCopy(sources: CopySources): PatientCopy {
  const { plan, patient, words, language, practice } = sources;
  const { items, leftOut } = copyItems(sources);
  const sections = CopySectionKind.options.flatMap((kind) => {
    const found = items[kind];
    return found.length === 0 ? [] : [{ kind, ...words.sections[kind], items: found }];
  });
  const approvedAt = lastSignature(plan, 'approved')?.at ?? plan.updatedAt;
  const since = dayInWords(localDate(fromInstant(approvedAt), practice.timeZone), language);
  return {
    versionId: plan.id,
    version: plan.version,
    language,
    title: words.title,
    patientName: patientName(patient),
    subtitle: fill(words.subtitle, { practice: practice.name, since, version: String(plan.version) }),
    sections,
    footer: words.footer,
    grade: readingGrade(readText(sections, language), language),
    hardest: hardestOf(sections),
    leftOut,
  };
}

/** Names of medicines and numbers of telephones are not read as sentences; in Spanish, what was written in English is not counted. */
function readText(sections: readonly CopySection[], language: CopyLanguage): string {
  return sections
    .flatMap(({ kind, intro, items }) => [
      intro,
      ...(kind === 'medicines' || kind === 'contacts' ? [] : items)
        .filter(({ isWritten }) => language === 'en' || !isWritten)
        .map(({ text }) => text),
    ])
    .join('\n');
}

function hardestOf(sections: readonly CopySection[]): PatientCopy['hardest'] {
  return sections
    .filter(({ kind }) => kind !== 'medicines' && kind !== 'contacts')
    .flatMap(({ items }) => items.filter(({ isWritten }) => isWritten))
    .map(({ text }) => ({ text, grade: readingGrade(text, 'en') ?? 0 }))
    .filter(({ grade }) => grade > HARD_FROM)
    .sort((left, right) => right.grade - left.grade)
    .slice(0, HARDEST_NAMED);
}
