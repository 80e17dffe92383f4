/** @file The door of the referrals. */
export { ReferralRows } from './ReferralRows.tsx';
export { ReferralsScreen } from './ReferralsScreen.tsx';
