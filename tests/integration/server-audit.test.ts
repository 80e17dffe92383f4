import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { toInstant } from '#shared/domain/primitives.ts';
import { type AuditWorld, event, openAuditWorld, search, send } from './server-audit-world.ts';
import { codeOf, type TestDevice, type World } from './server-harness.ts';

const MINUTE = 60_000;
const start = Date.now();

let world: World;
let nurse: TestDevice;
let stranger: TestDevice;
let supervisor: TestDevice;
let administrator: TestDevice;
let patients: AuditWorld['patients'];
let strange: string;

beforeAll(async () => {
  ({ world, nurse, stranger, supervisor, administrator, patients, strange } = await openAuditWorld());
});
afterAll(() => world.close());

describe('who may search for what', () => {
  test('a supervisor finds what her team did and what anybody did with her patients, an administrator all, and a care manager nothing', async () => {
    const [own] = patients;
    const hers = event(nurse, 'chart.viewed', own);
    const ofAStranger = event(stranger, 'chart.viewed', own);
    const outOfSight = event(stranger, 'chart.viewed', strange);
    await send(nurse, [hers]);
    await send(stranger, [ofAStranger, outOfSight]);

    const seen = await search(supervisor, { group: 'seen' });
    const ids = seen.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([hers.id, ofAStranger.id]));
    expect(ids).not.toContain(outOfSight.id);
    expect(await search(supervisor, { patientId: strange })).toEqual([]);
    expect(seen.find(({ id }) => id === ofAStranger.id)?.who).toEqual({
      ...{ staffId: stranger.staffId, name: 'stella', credential: 'LPN' },
    });
    const all = (await search(administrator, { group: 'seen' })).map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining([hers.id, ofAStranger.id, outOfSight.id]));
    expect(await codeOf(search(nurse))).toBe('NOT_ALLOWED');
  });

  test('an answer names patients by their ids alone', async () => {
    const answer = JSON.stringify(await search(administrator));
    expect(answer).toContain(patients[0]);
    expect(answer).not.toContain('Alvarez');
  });

  test('events of accounts: of her team for a supervisor, of all for an administrator', async () => {
    const about = async (device: TestDevice) =>
      new Set((await search(device, { group: 'account' })).map((one) => one.about?.name));
    expect(await about(supervisor)).toEqual(new Set(['nora', 'lena']));
    expect(await about(administrator)).toEqual(new Set(['nora', 'stella', 'lena', 'adam']));
    const [registered] = await search(administrator, { group: 'account', staffId: nurse.staffId });
    expect(registered).toMatchObject({
      ...{ action: 'device-registered', deviceName: 'Test device', patientId: '', sequence: null },
    });
  });

  test('another organization sees nothing', async () => {
    const other = await world.createOrganization('Southside');
    await world.createPerson('olga@southside.example', 'administrator', 'Office', other);
    const outsider = await world.signIn('olga@southside.example');
    const found = await search(outsider);
    expect(new Set(found.map(({ who, about }) => (about ?? who)?.name))).toEqual(new Set(['olga']));
    expect(await codeOf(outsider.client.audit.verifyChain({ deviceId: nurse.deviceId }))).toBe('NOT_FOUND');
  });
});

describe('both times', () => {
  test('what was done without the server is told, with when it happened and when it arrived', async () => {
    const offline = event(nurse, 'task.completed', patients[1], 180);
    const online = event(nurse, 'task.created', patients[1]);
    await send(nurse, [offline, online]);
    const found = await search(supervisor, { patientId: patients[1], group: 'changed' });
    const [second, first] = found;
    expect([first?.id, second?.id]).toEqual([offline.id, online.id]);
    expect(first).toMatchObject({
      at: offline.at,
      isOffline: true,
      clockBehindMs: 0,
      sequence: offline.sequence,
    });
    expect(Date.parse(first?.receivedAt ?? '') - Date.parse(offline.at)).toBeGreaterThanOrEqual(180 * MINUTE);
    expect(second).toMatchObject({ isOffline: false });
  });

  test('a device whose clock is an hour behind was not offline, and its clock is called wrong', async () => {
    const slow = event(nurse, 'call.started', patients[2], 60);
    await send(nurse, [slow], Date.now() - 60 * MINUTE);
    const [found] = await search(supervisor, { patientId: patients[2], group: 'changed' });
    expect(found?.isOffline).toBe(false);
    expect(found?.clockBehindMs).toBeGreaterThan(59 * MINUTE);
    expect(found?.clockBehindMs).toBeLessThan(61 * MINUTE);
  });
});

describe('pages', () => {
  test('are complete and without doubles, newest first, whatever their size and whatever arrives meanwhile', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      // Threes of one time: a page ends between two of them.
      event(nurse, 'task.changed', patients[0], 1000 + Math.floor(index / 3), start),
    );
    await send(nurse, many);
    const filter = { patientId: patients[0], group: 'changed' } as const;
    const whole = await search(supervisor, filter);
    expect(new Set(whole.map(({ id }) => id))).toEqual(new Set(many.map(({ id }) => id)));
    const order = whole.map(({ at, id }) => `${at} ${id}`);
    expect(order).toEqual([...order].sort().reverse());
    for (const limit of [1, 7, 60]) {
      expect((await search(supervisor, filter, limit)).map(({ id }) => id)).toEqual(
        whole.map(({ id }) => id),
      );
    }
    const first = await supervisor.client.audit.search({
      ...{ from: toInstant(start - 86_400_000 * 2), until: toInstant(start + 86_400_000), ...filter },
      ...{ cursor: null, limit: 30, purpose: 'look' },
    });
    const late = event(stranger, 'task.changed', patients[0], 1);
    await send(stranger, [late]);
    const rest = await search(supervisor, { ...filter, cursor: first.next }, 30);
    expect([...first.events, ...rest].map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  test('pages of both kinds of events join without a hole', async () => {
    const whole = await search(administrator, { group: undefined });
    const byThrees = await search(administrator, { group: undefined }, 3);
    const ids = byThrees.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // The second search finds what was noted of the first.
    expect(new Set(ids)).toEqual(
      new Set([...whole.map(({ id }) => id), ids.find((id) => !whole.some((one) => one.id === id))]),
    );
    expect(whole.some(({ action }) => action === 'device-registered')).toBe(true);
    expect(whole.some(({ action }) => action === 'task.changed')).toBe(true);
  });

  test('a time that ends before it begins, one that is none and one too long are refused', async () => {
    const now = toInstant(Date.now());
    const before = toInstant(Date.now() - MINUTE);
    expect(await codeOf(search(supervisor, { from: now, until: before }))).toBe('INVALID');
    expect(await codeOf(search(supervisor, { from: '1999-01-01T00:00:00.000Z', until: now }))).toBe(
      'INVALID',
    );
    expect(await codeOf(search(supervisor, { from: '2026-99-99T00:00:00.000Z', until: now }))).toBe(
      'INVALID',
    );
    expect(await codeOf(search(supervisor, {}, 201))).toBe('BAD_REQUEST');
  });
});

test('who looks into the trail stands in it: once for a search, whatever its pages, and by its own word for an export', async () => {
  const patientId = patients[1];
  const searches = async () =>
    (await search(supervisor, { patientId, group: 'seen' })).filter(({ who }) => who?.name === 'lena');
  const before = (await searches()).length;
  await search(supervisor, { patientId }, 1);
  const after = await searches();
  // Its own search, the one above with all of its pages, and this one.
  expect(after.length).toBe(before + 2);
  expect(after[0]).toMatchObject({
    action: 'audit.searched',
    deviceId: supervisor.deviceId,
    isOffline: false,
  });
  await search(supervisor, { patientId, purpose: 'export' });
  expect(await search(supervisor, { patientId, group: 'exported' })).toMatchObject([
    { action: 'audit.exported' },
  ]);
});

describe('the chain of a device', () => {
  test('is whole as it was sent, for who supervises its owner', async () => {
    const device = await world.signIn('stella@northside.example');
    const sent = ['chart.viewed', 'task.changed'].map((action) => event(device, action, patients[0]));
    await send(device, sent);
    const { deviceId } = device;
    expect(await codeOf(supervisor.client.audit.verifyChain({ deviceId }))).toBe('NOT_FOUND');
    const whole = { checked: 2, broken: null };
    expect(await administrator.client.audit.verifyChain({ deviceId })).toEqual(whole);
    expect(await codeOf(nurse.client.audit.verifyChain({ deviceId: nurse.deviceId }))).toBe('NOT_ALLOWED');
  });

  test('what somebody changed or took away in the database is found, in the events and in what is searched', async () => {
    const device = await world.signIn('nora@northside.example');
    const sent = Array.from({ length: 5 }, () => event(device, 'chart.viewed', patients[0]));
    await send(device, sent);
    const { deviceId } = device;
    const check = () => supervisor.client.audit.verifyChain({ deviceId });
    expect(await check()).toEqual({ checked: 5, broken: null });
    // Nobody below a superuser changes a row of it.
    const address = new URL(inject('postgresSuperuserUrl'));
    address.pathname = new URL(world.databaseUrl).pathname;
    const superuser = new pg.Client({ connectionString: address.href });
    await superuser.connect();
    onTestFinished(() => superuser.end());
    const tamper = (text: string, id = sent[2]?.id) => superuser.query(text, [id]);
    await tamper(`update audit_trail set action = 'task.changed' where id = $1`);
    expect((await check()).broken).toEqual({ sequence: 3, problem: 'altered' });
    await tamper(`update audit_trail set action = 'chart.viewed' where id = $1`);
    expect((await check()).broken).toBeNull();
    await tamper(
      `update documents set body = jsonb_set(body, '{action}', '"chart.seen"') where id = $1`,
      sent[3]?.id,
    );
    expect((await check()).broken).toEqual({ sequence: 4, problem: 'altered' });
    await tamper('delete from audit_trail where id = $1');
    expect((await check()).broken).toEqual({ sequence: 4, problem: 'missing' });
  });
});
