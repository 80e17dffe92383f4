/** What the person at the desk may do with the needs, and the language of the patient. */
export interface NeedRights {
  mayWrite: boolean;
  mayDecideCodes: boolean;
  language: string;
}
