/** Why the server or an admin command could not start. The message is one sentence with the remedy, never a password. */
export type StartErrorCode =
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_REFUSED'
  | 'DATABASE_TOO_OLD'
  | 'SCHEMA_NEWER'
  | 'SCHEMA_ALTERED'
  | 'PORT_IN_USE'
  | 'PORT_REFUSED'
  | 'SETTINGS_INVALID';

export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
  }
}
