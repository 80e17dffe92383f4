/**
 * @file The weights of the call queue, in one place. Order: escalation and emergency callback, transition due today, urgent task,
 * callback due now, overdue at high risk, missing consent, minutes at risk near the month's end, routine. Each of the first four
 * outweighs all that stands below it together. Nothing is ranked by revenue alone: minutes weigh less than any clinical deadline
 * (domain.md 5.6, 2026-11-21).
 */

/** Points by reason. Holds are negative: they sink a row below all that can be called now without leaving it out. */
export const POINTS = {
  escalation: 5000,
  urgentCallback: 4000,
  transition: {
    discharge: { overdue: 3100, today: 3000, tomorrow: 700, later: 650 },
    'emergency-visit': { overdue: 2500, today: 2450, tomorrow: 600, later: 550 },
  },
  missedCallback: 1050,
  callback: 1000,
  /** A task due today or overdue; only the heaviest of a patient weighs. */
  task: { stat: 2000, asap: 1950, urgent: 180, routine: 120 },
  plannedLater: -30,
  tier: { high: 60, rising: 40, stable: 20, maintenance: 10 },
  overdueContact: { high: 320, rising: 160, stable: 60, maintenance: 30 },
  missingConsent: 130,
  notEnrolled: 15,
  /** By workdays left in the month. */
  minutes: [
    { workdaysLeft: 1, points: 110 },
    { workdaysLeft: 3, points: 95 },
    { workdaysLeft: 5, points: 80 },
    { workdaysLeft: 8, points: 60 },
    { workdaysLeft: 31, points: 35 },
  ],
  closeness: 20,
  sameTimeOfDay: -15,
  hold: {
    notNow: -20_000,
    promisedLater: -20_000,
    unreachable: -20_000,
    putOff: -25_000,
    triedEnough: -30_000,
    done: -40_000,
  },
} as const;
