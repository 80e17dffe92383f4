import type { IdentityCheck } from '#shared/domain/call.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { dateText, phoneText } from '../patient/formats.ts';

export type Identifier = IdentityCheck['identifiers'][number];

/** Two identifiers, stated by the person, before anything about health (domain.md 5.5). */
export const IDENTIFIERS_NEEDED = 2;

/** Whether enough identifiers were stated. */
export function isVerified(check: IdentityCheck | null): boolean {
  return (check?.identifiers.length ?? 0) >= IDENTIFIERS_NEEDED;
}

/** The identifiers after one was ticked or unticked; the time of the check is that of the last change. */
export function switchIdentifier(
  check: IdentityCheck | null,
  identifier: Identifier,
  verifiedAt: string,
): IdentityCheck | null {
  const before = check?.identifiers ?? [];
  const identifiers = before.includes(identifier)
    ? before.filter((other) => other !== identifier)
    : [...before, identifier];
  return identifiers.length === 0 ? null : { identifiers, verifiedAt };
}

/** What the chart has for an identifier, to compare with what the person says; empty where there is nothing. */
export function onFile(patient: Patient, identifier: Identifier): string {
  switch (identifier) {
    case 'full-name':
      return `${patient.givenName} ${patient.familyName}`;
    case 'date-of-birth':
      return dateText(patient.birthDate);
    case 'address':
      return addressText(patient.address);
    case 'phone-on-file':
      return patient.phones.map(({ number }) => phoneText(number)).join(' or ');
    case 'record-number':
      return patient.recordNumber;
  }
}

function addressText({ lines, city, state, postalCode }: Patient['address']): string {
  return [...lines, city, `${state} ${postalCode}`.trim()].filter(Boolean).join(', ');
}
