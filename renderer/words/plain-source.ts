/** Where a rule or figure comes from, as its reader wants to know it: the sections of our own notes say nothing to a nurse or a compliance lead. */
export function plainSource(source: string): string {
  return source
    .replaceAll(/(; (LOINC|PHQ codes) )?domain\.md [\d.]+( rule \d+)?[:;]?\s*/g, '')
    .replaceAll('from memory', 'not checked against the publication');
}
