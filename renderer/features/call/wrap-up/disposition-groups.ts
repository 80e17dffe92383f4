import {
  DISPOSITION_GROUP_LABELS,
  DISPOSITIONS,
  type DispositionGroup,
  type DispositionInfo,
} from '#shared/content/dispositions.ts';

export interface DispositionSection {
  title: string;
  dispositions: DispositionInfo[];
}

/** The ways a call can end whose words hold each word of the search, in groups; empty groups are left out. */
export function searchDispositions(text: string): DispositionSection[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = DISPOSITIONS.filter(({ label, group }) => {
    const said = `${label} ${DISPOSITION_GROUP_LABELS[group]}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const sections = new Map<DispositionGroup, DispositionInfo[]>();
  for (const info of found) sections.set(info.group, [...(sections.get(info.group) ?? []), info]);
  return [...sections].map(([group, dispositions]) => ({
    title: DISPOSITION_GROUP_LABELS[group],
    dispositions,
  }));
}
