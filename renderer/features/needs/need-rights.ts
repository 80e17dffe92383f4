/** What the person at the desk may do with the needs, and where the patient lives and what she speaks. */
export interface NeedRights {
  mayWrite: boolean;
  mayDecideCodes: boolean;
  language: string;
  postalCode: string;
}
