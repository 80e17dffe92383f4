/** Groups documents by their patient: those of the given patients, or all. */
export function byPatient<Document extends { patientId: string }>(
  documents: Iterable<Document>,
  patientIds?: ReadonlySet<string>,
): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    if (patientIds && !patientIds.has(document.patientId)) continue;
    const group = groups.get(document.patientId);
    if (group) group.push(document);
    else groups.set(document.patientId, [document]);
  }
  return groups;
}
