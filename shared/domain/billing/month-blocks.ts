/** @file What keeps a patient's month from being ready apart from minutes. Pure. */
import type { Program } from '../program.ts';
import type { BillingRequirement, BillingRule } from './billing-rule.ts';
import type { CodeReadiness } from './readiness.ts';

/** What stands in the way: a missing requirement, or `review`, somebody of the practice has to look. */
export interface MonthBlock {
  program: Program;
  code: string;
  title: string;
  /** Whether the minutes are there, so that this is all that is missing. */
  hasMinutes: boolean;
  missing: { what: BillingRequirement | 'review'; detail: string }[];
}

/** Programs of which a code without minutes is the service itself. Of the others such codes are extras. */
const WITHOUT_MINUTES: ReadonlySet<Program> = new Set<Program>(['APCM', 'TCM']);

/** What belongs to each month's work: not missing before the minutes are there. */
const OF_THE_MONTH: ReadonlySet<BillingRequirement> = new Set<BillingRequirement>([
  'live-interaction',
  'rating-scale',
]);

type RuleFacts = Pick<BillingRule, 'code' | 'addsTo' | 'timeOf' | 'minimumMinutes'>;

/**
 * What a patient's month lacks besides time, per program: that of the code that lacks least. A program of which a code is supported lacks
 * nothing; that a longer or more complex code would lack more is nobody's task.
 */
export function monthBlocks(codes: readonly CodeReadiness[], rules: readonly RuleFacts[]): MonthBlock[] {
  return nearestCodes(codes, rules).flatMap((nearest): MonthBlock[] => {
    if (nearest.state === 'supported') return [];
    const missing: MonthBlock['missing'] = nearest.requirements
      .filter(({ isMet, requirement }) => !isMet && (nearest.units > 0 || !OF_THE_MONTH.has(requirement)))
      .map(({ requirement, detail }) => ({ what: requirement, detail }));
    if (nearest.state === 'review') missing.push({ what: 'review', detail: nearest.reason });
    if (missing.length === 0) return [];
    const { program, code, title, units } = nearest;
    return [{ program, code, title, hasMinutes: units > 0, missing }];
  });
}

/** Of each program the service that a month is about: a supported code, else the one that lacks least. */
export function nearestCodes(codes: readonly CodeReadiness[], rules: readonly RuleFacts[]): CodeReadiness[] {
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  const programs = [...new Set(codes.map(({ program }) => program))];
  return programs.flatMap((program) => {
    const candidates = codes.filter((ready) => {
      const rule = byCode.get(ready.code);
      if (ready.program !== program || !rule || rule.addsTo.length > 0) return false;
      if (rule.timeOf === 'practitioner' && ready.minutes === 0) return false;
      return WITHOUT_MINUTES.has(program) || rule.minimumMinutes > 0;
    });
    // Without a discharge there is no transition that could lack anything.
    const possible = candidates.filter(
      ({ requirements }) =>
        program !== 'TCM' || requirements.some(({ detail }) => detail !== 'No discharge is recorded.'),
    );
    // Of two that lack the same the one that has its minutes: those of a longer service are over the end of a shorter one.
    const nearest = possible.toSorted(
      (left, right) => lackOf(left) - lackOf(right) || right.units - left.units,
    )[0];
    return nearest ? [nearest] : [];
  });
}

/** Nothing where it is supported, so that such a code comes first. */
function lackOf({ state, requirements }: CodeReadiness): number {
  return state === 'supported' ? -1 : requirements.filter(({ isMet }) => !isMet).length;
}
