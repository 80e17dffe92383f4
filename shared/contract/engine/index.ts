/** @file The closed list of what the UI can ask of the engine. */
import { administration } from './administration.ts';
import { assignments } from './assignments.ts';
import { audit } from './audit.ts';
import { callReviews } from './call-reviews.ts';
import { calls } from './calls.ts';
import { careGaps, transitions } from './care-gaps.ts';
import { carePlans } from './care-plans.ts';
import { clock } from './clock.ts';
import { consents } from './consents.ts';
import { coverages } from './coverage.ts';
import { deceased } from './deceased.ts';
import { education } from './education.ts';
import { escalations } from './escalations.ts';
import { ledger } from './ledger.ts';
import { licenses } from './licenses.ts';
import { evidence, month } from './month.ts';
import { monthClose } from './month-close.ts';
import { needs } from './needs.ts';
import { notePhrases } from './note-phrases.ts';
import { patients } from './patients.ts';
import { planEditor } from './plan-editor.ts';
import { queue } from './queue.ts';
import { referrals, resources } from './referrals.ts';
import { reviews } from './reviews.ts';
import { screenings } from './screenings.ts';
import { session } from './session.ts';
import { storeTrouble } from './store-trouble.ts';
import { sync } from './sync.ts';
import { tasks } from './tasks.ts';
import { team } from './team.ts';

export const engineContract = {
  session,
  storeTrouble,
  administration,
  audit,
  queue,
  patients,
  calls,
  callReviews,
  clock,
  consents,
  coverages,
  education,
  escalations,
  deceased,
  notePhrases,
  screenings,
  careGaps,
  transitions,
  carePlans,
  planEditor,
  needs,
  referrals,
  resources,
  month,
  monthClose,
  ledger,
  licenses,
  evidence,
  tasks,
  team,
  assignments,
  sync,
  reviews,
};
export type EngineContract = typeof engineContract;
