/** Something asked of the organization's accounts that cannot be done. The message is one sentence with the remedy. */
export class OrganizationError extends Error {
  readonly code: 'NAME_TAKEN' | 'EMAIL_TAKEN' | 'NOT_FOUND' | 'INVALID';

  constructor(code: OrganizationError['code'], message: string) {
    super(message);
    this.name = 'OrganizationError';
    this.code = code;
  }
}
