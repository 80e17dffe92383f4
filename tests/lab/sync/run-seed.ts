/** @file Runs one seed: makes its organization and devices, carries out the plan, heals, and looks for what may not be. */
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokenChains, type DeviceState, leaks, lostWords, wrongMinutes } from './checks.ts';
import { doDeed } from './deeds.ts';
import { openFaultProxy } from './fault-proxy.ts';
import { befall } from './faults.ts';
import { heal } from './heal.ts';
import { createLabDevice, inWords, type LabDevice } from './lab-device.ts';
import type { Edit, Ledger } from './ledger.ts';
import { leaksInPages } from './page-leaks.ts';
import { plan, planDigest } from './plan.ts';
import type { Stack } from './stack.ts';
import type { Step } from './step.ts';
import { patientsOf } from './truth.ts';
import { makeWorld } from './world.ts';

export interface SeedOrder {
  stack: Stack;
  seed: number;
  devices: number;
  steps: number;
  /** The hash of everybody's passphrase. */
  hash: string;
}

export interface SeedResult {
  seed: number;
  digest: string;
  /** Whether every device ended with what the server has. */
  isSame: boolean;
  problems: string[];
  steps: number;
  edits: number;
  acknowledged: number;
  /** How often each kind of fault happened. */
  faults: Record<string, number>;
  merges: number;
  reviews: Record<'conflict' | 'late' | 'sent-as-is', number>;
  sentAsIs: number;
  repaired: number;
  durationMs: number;
  /** Kept when something failed. */
  folder: string;
}

/** Timers go so many times faster, so that a back-off of seconds does not make a run of minutes. */
const SPEED = 8;
/** Deeds that may wait for a device before the next step is looked at. */
const AHEAD = 3;
const DAY_MS = 86_400_000;

export async function runSeed(order: SeedOrder): Promise<SeedResult> {
  const { stack, seed, steps, hash } = order;
  const start = performance.now();
  const folder = join(stack.scratch, `seed-${seed}`);
  const stores = join(stack.stores, `seed-${seed}`);
  for (const fresh of [folder, stores]) {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
  }
  const note = (line: string) =>
    appendFileSync(join(folder, 'run.log'), `${Math.round(performance.now() - start)} ${line}\n`);
  const problems: string[] = [];
  const problem = (text: string) => {
    note(`PROBLEM ${text}`);
    problems.push(text);
  };
  const planned = plan(seed, order.devices, steps);
  const world = await makeWorld(stack, seed, order.devices, hash);
  const devices = await Promise.all(
    world.owners.map(async (person, number) => {
      const proxy = await openFaultProxy({
        seed: [seed, number],
        servers: stack.servers.map(({ url }) => url),
        address: `10.0.${seed % 250}.${number + 1}`,
        onServerFault(status, path, since) {
          note(`device ${number}: ${status} from ${path}`);
          if (!stack.wasDatabaseAway(since)) problem(`the server answered ${status} to ${path}`);
        },
      });
      const { program } = stack;
      return createLabDevice({
        ...{ number, person, proxy, scratch: stores, program, onProblem: problem },
      });
    }),
  );
  const ledger: Ledger = { edits: [], minutes: [] };
  const faults: Record<string, number> = {};
  const parts = { stack, world, devices };
  try {
    await Promise.all(devices.map((device) => device.enqueue('to sign in', () => begin(device))));
    let edits = 0;
    let acknowledged = 0;
    const count = (kind: string) => {
      faults[kind] = (faults[kind] ?? 0) + 1;
    };
    let befalling: Promise<void> = Promise.resolve();
    const waiting = devices.map(() => [] as Promise<void>[]);
    for (const [index, step] of planned.entries()) {
      if (step.kind === 'calm') {
        await sleep(step.ms);
        continue;
      }
      if (!onDevice(step) || step.kind === 'device-retired') {
        befalling = befalling.then(async () => {
          note(JSON.stringify(step));
          const happened = await befall(parts, step as never).catch((error) => {
            problem(`${step.kind}: ${inWords(error)}`);
            return false;
          });
          if (happened) count(step.kind);
        });
        continue;
      }
      const device = devices[step.device] as LabDevice;
      const queue = waiting[step.device] as Promise<void>[];
      queue.push(
        device.enqueue(`step ${index}, ${step.kind === 'deed' ? step.deed : step.kind}`, async () => {
          note(`${index} ${JSON.stringify(step)}`);
          if (step.kind !== 'deed') {
            count(step.kind === 'line' ? step.fault : step.kind);
            await strike(device, step);
            return;
          }
          edits += 1;
          const done = await doDeed({ device, deed: step.deed, pick: step.pick, step: index, ledger });
          if (done) acknowledged += 1;
        }),
      );
      if (queue.length > AHEAD) await queue.shift();
    }
    await Promise.all([befalling, ...waiting.flat()]);
    note('healing');
    const retired = new Set(devices.filter(({ isRetired }) => isRetired).map(({ number }) => number));
    const healed = await heal(parts);
    for (const line of healed.problems) problem(line);
    const isSame = !healed.problems.some((line) => line.startsWith('NOT THE SAME'));
    for (const state of healed.states) {
      for (const line of leaks(healed.truth, state)) problem(`LEAK on device ${state.number}: ${line}`);
    }
    await Promise.all(
      healed.states.map(async (state) => {
        const device = devices[state.number] as LabDevice;
        const [seen, active] = [patientsOf(healed.truth, state.staffId), await activePatient(device)];
        // Held here, or passed on to this person as it is: that is what it is for.
        const mayBeHere = ({ id, marker }: { id: string; marker: string }) =>
          seen.has(id) || id === active || state.held.has(`patients/${id}`) || isPassedOnTo(state, marker);
        const foreign = world.patients.filter((patient) => !mayBeHere(patient));
        await device.current().close();
        for (const line of leaksInPages(device.current().store(), foreign))
          problem(`LEAK on device ${state.number}: ${line}`);
      }),
    );
    for (const line of lostWords(healed.truth, { edits: sendable(ledger.edits, retired) }))
      problem(`LOST: ${line}`);
    for (const line of brokenChains(healed.truth)) problem(`CHAIN: ${line}`);
    for (const line of wrongMinutes(healed.truth, ledger)) problem(`MINUTES: ${line}`);
    for (const server of stack.servers) for (const line of server.takeCrashes()) problem(line);
    if (problems.length > 0) {
      const { truth, states } = healed;
      const versions = Object.fromEntries(truth.versions);
      const story = { ledger, states, truth: { ...truth, versions, holders: [...truth.holders] } };
      writeFileSync(join(folder, 'end.json'), JSON.stringify(story, null, 1));
    }
    const items = healed.truth.documents.reviewItems;
    const ofKind = (kind: string) => items.filter((item) => item.kind === kind).length;
    delete faults.clear;
    return {
      ...{ seed, digest: planDigest(planned), isSame, problems, steps, edits, acknowledged, faults, folder },
      merges: healed.truth.merges,
      reviews: { conflict: ofKind('conflict'), late: ofKind('late'), 'sent-as-is': ofKind('sent-as-is') },
      ...{ sentAsIs: healed.sentAsIs, repaired: healed.repaired, durationMs: performance.now() - start },
    };
  } finally {
    await Promise.all(devices.map((device) => device.stop()));
    await Promise.all(devices.map(({ proxy }) => proxy.close()));
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
    else cpSync(stores, folder, { recursive: true });
    rmSync(stores, { recursive: true, force: true });
  }
}

async function begin(device: LabDevice): Promise<void> {
  const code = await device.signIn();
  if (code !== '') throw new Error(`The first sign-in failed: ${code}.`);
  for await (const status of await device.current().engine.sync.status()) {
    if (status.isInitialSyncDone) break;
  }
  await device.setSpeed(SPEED);
}

/** Without what stayed on a retired device because the server can never take it: its store is kept, and holds it. */
function sendable(edits: readonly Edit[], retired: ReadonlySet<number>): Edit[] {
  const kept = new Set(
    edits
      .filter(({ isUnsendable, device }) => isUnsendable && retired.has(device))
      .map(({ documentId }) => documentId),
  );
  return edits.filter(({ documentId }) => !kept.has(documentId));
}

/** Whose call is open on the device, or empty: its clock goes on and has her name. */
async function activePatient(device: LabDevice): Promise<string> {
  return (await device.current().engine.calls.active())?.draft.patientId ?? '';
}

function onDevice(step: Step): step is Step & { device: number } {
  return 'device' in step;
}

async function strike(device: LabDevice, step: Step): Promise<void> {
  switch (step.kind) {
    case 'line':
      device.proxy.set(step.fault === 'clear' ? null : step.fault);
      return;
    case 'clock':
      return device.setClock(step.days * DAY_MS);
    case 'device-killed':
      await device.killAndStart(() => sleep(step.pauseMs));
      // Her passphrase opens the store whether the line is there or not, unless the lease is over.
      await device.signIn();
      return;
    case 'signed-out':
      await device.current().engine.session.signOut();
      await device.signIn();
      return;
  }
}

/** Whether the patient's own record stands in an item that was sent as it is and that this device has. */
function isPassedOnTo({ contents }: DeviceState, marker: string): boolean {
  // Her record, or a conflict about it that was itself passed on.
  return contents.reviewItems.some(
    (item) => item.kind === 'sent-as-is' && JSON.stringify(item).includes(marker),
  );
}
