import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePerson } from '#server/organization/change-person.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, LEAD, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { type Line, openLine } from './line.ts';
import { newId } from './server-harness.ts';

let practice: Practice;
let line: Line;
let leadLine: Line;
let nora: Device;
let lena: Device;
let patientId: string;

beforeAll(async () => {
  practice = await openPractice(1);
  const { url } = practice.world;
  patientId = practice.patientIds[0] ?? '';
  [line, leadLine] = [await openLine(url), await openLine(url)];
  [nora, lena] = await Promise.all([
    practice.open('nora', NURSE, { serverUrl: line.url }),
    practice.open('lena', LEAD, { serverUrl: leadLine.url }),
  ]);
  await Promise.all([inSync(nora), inSync(lena)]);
});
afterAll(async () => {
  await line?.close();
  await leadLine?.close();
  await practice?.close();
});

const ask = (limit = 50) =>
  lena.engine.audit.search({
    ...{ from: toInstant(Date.now() - 86_400_000), until: toInstant(Date.now() + 86_400_000) },
    ...{ patientId, cursor: null, limit },
  });

test('a chart that was opened without the server is found when its device is back, with the name beside it; a file has it too', async () => {
  line.cut(true);
  await nora.engine.patients.chart({ patientId });
  expect((await ask()).lines).toEqual([]);
  line.cut(false);
  const { lines } = await until('the event has arrived', ask, (page) =>
    page.lines.some(({ action }) => action === 'chart.viewed'),
  );
  expect(lines.find(({ action }) => action === 'chart.viewed')).toMatchObject({
    ...{ who: { name: 'nora', credential: 'LPN' }, patientName: 'Rosa Alvarez', patientId },
  });
  const filter = {
    from: toInstant(Date.now() - 86_400_000),
    until: toInstant(Date.now() + 86_400_000),
    patientId,
  };
  const { csv, isWhole } = await lena.engine.audit.exportCsv(filter);
  expect(isWhole).toBe(true);
  expect(csv).toContain('Opened the chart');
  expect(csv).not.toContain('Alvarez');
  const { deviceId } = lines.at(-1) ?? { deviceId: '' };
  expect(await lena.engine.audit.verifyChain({ deviceId })).toMatchObject({ broken: null });
});

test('without the server the search says so, and what the device knows of the chart is there', async () => {
  await until(
    'the event has come to the device of the lead',
    () => lena.engine.audit.onDevice({ patientId }),
    (known) => known.length > 0,
  );
  leadLine.cut(true);
  await expect(ask()).rejects.toMatchObject({ code: 'OFFLINE' });
  expect(
    (await lena.engine.audit.onDevice({ patientId })).map(({ action, who }) => [action, who?.name]),
  ).toEqual([['chart.viewed', 'nora']]);
  await expect(nora.engine.audit.onDevice({ patientId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  leadLine.cut(false);
});

test('licenses: the nurse is warned, and her supervisor sees whom it is about, until a license reaches the patient', async () => {
  const warned = { why: 'no-license', state: 'AZ', license: null };
  expect((await nora.engine.licenses.mine())[patientId]).toEqual(warned);
  const rows = await lena.engine.licenses.ofTeam();
  expect(rows.find((row) => row.patientId === patientId)).toMatchObject({ ...warned, staffName: 'nora' });
  await expect(nora.engine.licenses.ofTeam()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const licenses = [{ id: newId(), state: 'FL', number: 'N-1', isCompact: true, expiresOn: '2030-01-01' }];
  const whom = {
    organizationId: practice.world.organizationId,
    staffId: practice.nurseId,
    doneBy: 'command-line' as const,
  };
  await changePerson(practice.world.database.pool, whom, { licenses });
  await until(
    'the license has arrived',
    () => nora.engine.licenses.mine(),
    (gaps) => !(patientId in gaps),
  );
  await until(
    'the lead sees nobody',
    () => lena.engine.licenses.ofTeam(),
    (left) => left.length === 0,
  );
  expect(await lena.engine.licenses.mine()).toEqual({});
});
