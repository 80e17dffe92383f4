/** @file The call scripts. Opening, identity check, voicemail and phrases are the same for all: `common.json` (domain.md 5.5, 2026-11-21). */
import { CallGuide } from '#shared/domain/call-guide.ts';
import common from './common.json' with { type: 'json' };
import general from './general.json' with { type: 'json' };
import monthlyCheckIn from './monthly-check-in.json' with { type: 'json' };
import transitionOfCare from './transition-of-care.json' with { type: 'json' };

/** Every guide of this release; the general one last. */
export const CALL_GUIDES: readonly CallGuide[] = [monthlyCheckIn, transitionOfCare, general].map((guide) =>
  CallGuide.parse({ ...common, ...guide, phrases: [...common.phrases, ...guide.phrases] }),
);
