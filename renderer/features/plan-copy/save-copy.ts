import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { saveFile } from '../../ui/save-file.ts';
import { copyPdf } from './copy-pdf.ts';

/** Offers the copy for saving as a PDF. The name of the file says the version and the language, and nothing of the patient. */
export async function saveCopy(copy: PatientCopy): Promise<void> {
  saveFile(await copyPdf(copy), `care-plan-copy-${copy.version}-${copy.language}.pdf`);
}
