import type { Theme } from '@mui/material/styles';
import { REQUIREMENT_WORDS } from '#shared/content/billing/index.ts';
import type { MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import { BillingRequirement } from '#shared/domain/billing/billing-rule.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import type { ClosingReasonKind, ClosingStanding, MonthNumbers } from '#shared/domain/month-closing.ts';
import type { Tone } from '../../ui/tone.ts';

/** In the order in which the month is worked through. */
export const STANDINGS: readonly ClosingStanding[] = ['changed', 'blocked', 'ready', 'closed', 'nothing'];

export const STANDING_WORDS: Readonly<Record<ClosingStanding, { title: string; tone: Tone }>> = {
  changed: { title: 'Changed since it was closed', tone: 'critical' },
  blocked: { title: 'Blocked', tone: 'caution' },
  ready: { title: 'Ready to close', tone: 'good' },
  closed: { title: 'Closed', tone: 'accent' },
  nothing: { title: 'Nothing to bill', tone: 'neutral' },
};

/** The colour of a standing in the picture; its word stands beside it. */
export function standingFill(standing: ClosingStanding): (theme: Theme) => { backgroundColor: string } {
  return ({ vars: { palette } }) => {
    const colors: Record<ClosingStanding, string> = {
      changed: palette.error.main,
      blocked: palette.warning.main,
      ready: palette.success.main,
      closed: palette.primary.main,
      nothing: palette.desk.control,
    };
    return { backgroundColor: colors[standing] };
  };
}

const REASONS: Readonly<Record<Exclude<ClosingReasonKind, BillingRequirement>, string>> = {
  review: 'A look by the practice',
  'unsigned-call': 'Unsigned call',
  overlap: 'Time booked twice',
  'late-work': 'Late work',
  'two-values': 'Consent with two values',
  'silent-device': 'Silent device',
};

/** What a reason is called. */
export function reasonTitle(what: ClosingReasonKind): string {
  const requirement = BillingRequirement.safeParse(what);
  return requirement.success
    ? REQUIREMENT_WORDS[requirement.data].title
    : REASONS[what as keyof typeof REASONS];
}

/** Where a reason is cured: the address and what it is called. */
export function cureOf(
  what: ClosingReasonKind,
  { patientId, month }: { patientId: string; month: string },
): { to: string; label: string } {
  if (what === 'overlap' || what === 'late-work' || what === 'two-values') {
    return { to: '/reviews', label: 'Decide it' };
  }
  if (what === 'silent-device') return { to: '/team', label: 'See the silent devices' };
  if (what === 'unsigned-call') return { to: `/patients/${patientId}`, label: 'Open her chart' };
  return { to: `/patients/${patientId}/billing?month=${month}`, label: 'See what is recorded' };
}

/** `CCM 21 min, RPM 12 min`: whole minutes, cut off once at each program. */
export function minutesWords({ seconds }: Pick<MonthNumbers, 'seconds'>): string {
  const words = seconds.map((one) => `${one.program} ${wholeMinutes(one.seconds)} min`);
  return words.join(', ') || 'no minutes';
}

/** `99490, 99439 × 2`; `no code` where there is none. */
export function codesWords({ codes }: Pick<MonthNumbers, 'codes'>): string {
  return codes.map(({ code, units }) => (units === 1 ? code : `${code} × ${units}`)).join(', ') || 'no code';
}

/** Whether nothing keeps it open but devices that have not spoken: the one reason that many patients share. */
export function isOnlySilent({ standing, reasons }: MonthCloseRow): boolean {
  return standing === 'blocked' && reasons.every(({ what }) => what === 'silent-device');
}

/** Whether it can be closed as it is. */
export function isClosable({ standing, reasons }: MonthCloseRow): boolean {
  return standing === 'ready' || (standing === 'changed' && reasons.length === 0);
}
