/** @file The door of the referrals. */
export { ReferralLine, ReferralRows } from './ReferralRows.tsx';
export { ReferralsScreen } from './ReferralsScreen.tsx';
