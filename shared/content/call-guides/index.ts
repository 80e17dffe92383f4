/** @file The call scripts. Opening, identity check, voicemail and phrases are the same for all: `common.json` (domain.md 5.3 and 5.5, 2026-11-21). */
import { CallGuide } from '#shared/domain/call-guide.ts';
import careGap from './care-gap.json' with { type: 'json' };
import carePlanReview from './care-plan-review.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import enrollment from './enrollment.json' with { type: 'json' };
import general from './general.json' with { type: 'json' };
import initialAssessment from './initial-assessment.json' with { type: 'json' };
import monthlyCheckIn from './monthly-check-in.json' with { type: 'json' };
import postEmergency from './post-emergency.json' with { type: 'json' };
import referralFollowUp from './referral-follow-up.json' with { type: 'json' };
import remoteMonitoring from './remote-monitoring.json' with { type: 'json' };
import transitionOfCare from './transition-of-care.json' with { type: 'json' };

const OWN_PARTS = [
  ...[enrollment, initialAssessment, monthlyCheckIn, transitionOfCare, postEmergency],
  ...[remoteMonitoring, careGap, referralFollowUp, carePlanReview, general],
];

/** Every guide of this release; the general one last. */
export const CALL_GUIDES: readonly CallGuide[] = OWN_PARTS.map((guide) =>
  CallGuide.parse({ ...common, ...guide, phrases: [...common.phrases, ...guide.phrases] }),
);
