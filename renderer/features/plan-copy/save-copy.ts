import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { copyPdf } from './copy-pdf.ts';

/** Offers the copy for saving as a PDF. The name of the file says the version and the language, and nothing of the patient. */
export async function saveCopy(copy: PatientCopy): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await copyPdf(copy));
  link.download = `care-plan-copy-${copy.version}-${copy.language}.pdf`;
  link.click();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
