/** Groups documents by their patient. */
export function byPatient<Document extends { patientId: string }>(
  documents: Iterable<Document>,
): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    const group = groups.get(document.patientId);
    if (group) group.push(document);
    else groups.set(document.patientId, [document]);
  }
  return groups;
}
