import { spawnSync } from 'node:child_process';
import { sep } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The account that runs PostgreSQL when Careline is started by root, which PostgreSQL refuses to run as. */
export interface OperatingSystemUser {
  name: string;
  uid: number;
  gid: number;
}

const USER_NAME = 'careline';

/**
 * Gives the account that has to run PostgreSQL, making it when root starts Careline for the first time.
 *
 * @returns undefined when the present account can run PostgreSQL itself
 * @throws {EmbeddedPostgresError} `no-user` when the account cannot be made
 */
export function postgresUser(): OperatingSystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const there = lookUp();
  if (there !== undefined) return there;
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  const made = spawnSync('useradd', [...options, USER_NAME], { encoding: 'utf8' });
  const user = lookUp();
  if (user !== undefined) return user;
  const reason = made.error?.message ?? made.stderr.trim();
  throw new EmbeddedPostgresError(
    'no-user',
    `PostgreSQL does not run as root, and the operating-system user "${USER_NAME}" could not be made (${reason}). ` +
      'Start Careline as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Whether the user may run this program file. */
export function canRun(program: string, user: OperatingSystemUser): boolean {
  return spawnSync(program, ['--version'], { uid: user.uid, gid: user.gid, stdio: 'ignore' }).status === 0;
}

/**
 * Checks that the user can enter the folder.
 *
 * @throws {EmbeddedPostgresError} `folder-unreachable`, naming the first folder on the way that is closed
 */
export function assertReachable(folder: string, user: OperatingSystemUser): void {
  const parts = folder.split(sep).filter((part) => part !== '');
  let path = '';
  for (const part of parts) {
    path = `${path}${sep}${part}`;
    const entered = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    });
    if (entered.status === 0) continue;
    throw new EmbeddedPostgresError(
      'folder-unreachable',
      `The operating-system user "${user.name}", which runs the embedded database, cannot enter ${path}. ` +
        `Set CARELINE_DATA to a folder it can reach, such as /var/lib/careline, or run: chmod o+x ${path}`,
    );
  }
}

function lookUp(): OperatingSystemUser | undefined {
  const ask = (flag: string) => spawnSync('id', [flag, USER_NAME], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { name: USER_NAME, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
