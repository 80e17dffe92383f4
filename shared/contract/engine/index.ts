/** @file The closed list of what the UI can ask of the engine. */
import { calls, clock } from './calls.ts';
import { carePlans } from './care-plans.ts';
import { evidence, month } from './month.ts';
import { patients } from './patients.ts';
import { queue } from './queue.ts';
import { reviews } from './reviews.ts';
import { screenings } from './screenings.ts';
import { session } from './session.ts';
import { storeTrouble } from './store-trouble.ts';
import { sync } from './sync.ts';
import { team } from './team.ts';

export const engineContract = {
  session,
  storeTrouble,
  queue,
  patients,
  calls,
  clock,
  screenings,
  carePlans,
  month,
  evidence,
  team,
  sync,
  reviews,
};
export type EngineContract = typeof engineContract;
