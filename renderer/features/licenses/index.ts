export { LicenseChip, LicenseMark } from './LicenseMark.tsx';
export { LicenseNotice } from './LicenseNotice.tsx';
export { TeamLicenseCount } from './TeamLicenseCount.tsx';
