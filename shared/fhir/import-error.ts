/** Why a whole bundle cannot be mapped. The message is one sentence without health data. */
export class FhirImportError extends Error {
  readonly code: 'NOT_A_BUNDLE' | 'NO_PATIENT' | 'SEVERAL_PATIENTS' | 'UNREADABLE_PATIENT';

  constructor(code: FhirImportError['code'], message: string) {
    super(message);
    this.name = 'FhirImportError';
    this.code = code;
  }
}
