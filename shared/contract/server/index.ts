/** @file The closed list of what a device can ask of the central server. */
import { administration } from './administration.ts';
import { assignments, covers } from './assignments.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { charts } from './charts.ts';
import { clocks } from './clocks.ts';
import { sync } from './sync.ts';

export const serverContract = { administration, assignments, audit, auth, charts, clocks, covers, sync };
export type ServerContract = typeof serverContract;
