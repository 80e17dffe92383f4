/** Why the embedded database could not start; the message is one sentence that names the remedy. */
export class EmbeddedPostgresError extends Error {
  readonly code: 'no-programs' | 'no-user' | 'folder-unreachable' | 'other-version' | 'start-failed';

  constructor(code: EmbeddedPostgresError['code'], message: string) {
    super(message);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}
