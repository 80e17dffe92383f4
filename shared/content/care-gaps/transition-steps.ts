/**
 * @file The steps after a discharge or an emergency visit (domain.md 1.4 and 5.3, 2026-11-21: MMBA-TCM, EVIGILS-TCM). Contact and visit are the sourced
 * dates; those of the other steps are ours and cautious, so that what the visit needs is there before it.
 */
import { TransitionStepRule } from '#shared/domain/transition-checklist.ts';
import steps from './transition-steps.json' with { type: 'json' };

/** In the order in which they are worked off. */
export const TRANSITION_STEPS: readonly TransitionStepRule[] = TransitionStepRule.array().parse(steps);
