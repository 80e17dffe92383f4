/** @file The closed list of what a device can ask of the central server. */
import { assignments, covers } from './assignments.ts';
import { auth } from './auth.ts';
import { clocks } from './clocks.ts';
import { sync } from './sync.ts';

export const serverContract = { assignments, auth, clocks, covers, sync };
export type ServerContract = typeof serverContract;
