import { expect, test } from 'vitest';
import { defaultDataFolder, readSettings } from './settings.ts';

test('nothing set means the usual port, the embedded database, and the app opened', () => {
  const settings = readSettings({ CARELINE_PORT: '', DATABASE_URL: '' });
  expect(settings).toMatchObject({ port: 4380, open: true, databaseUrl: undefined });
});

test('reads all four variables, and a relative folder from where the person is', () => {
  const settings = readSettings({
    CARELINE_PORT: '4400',
    CARELINE_DATA: 'here/data',
    CARELINE_OPEN: '0',
    DATABASE_URL: 'postgres://someone:secret@db.example:5433/careline',
    INIT_CWD: '/home/nurse',
  });
  expect(settings).toEqual({
    port: 4400,
    dataFolder: '/home/nurse/here/data',
    open: false,
    databaseUrl: 'postgres://someone:secret@db.example:5433/careline',
  });
});

test.each(['banana', '0', '65536', '4380.5', '-1', ' 4380', '1e3'])(
  'refuses CARELINE_PORT=%s with one sentence',
  (port) => {
    expect(() => readSettings({ CARELINE_PORT: port })).toThrow(
      `CARELINE_PORT must be a whole number from 1 to 65535, not "${port}". For example: CARELINE_PORT=4381 npm start`,
    );
  },
);

test('refuses CARELINE_OPEN=yes with one sentence', () => {
  expect(() => readSettings({ CARELINE_OPEN: 'yes' })).toThrow(
    /^CARELINE_OPEN must be 0 .* or 1 .*, not "yes"/,
  );
});

test.each(['mysql://user:secret@localhost/careline', 'localhost:5432', 'secret'])(
  'refuses DATABASE_URL=%s without repeating it',
  (address) => {
    const read = () => readSettings({ DATABASE_URL: address });
    expect(read).toThrow(/^DATABASE_URL must be an address such as postgres:/);
    expect(read).not.toThrow(/secret/);
  },
);

test.each([
  ['linux', false, {}, '/home/nurse/.local/share/careline'],
  ['linux', false, { XDG_DATA_HOME: '/data' }, '/data/careline'],
  ['linux', true, {}, '/var/lib/careline'],
  ['darwin', false, {}, '/home/nurse/Library/Application Support/Careline'],
])('on %s (root: %s) the data folder is the system’s place for it', (platform, root, environment, folder) => {
  expect(defaultDataFolder(environment, { platform, root, home: '/home/nurse' })).toBe(folder);
});
