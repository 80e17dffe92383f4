import type { TimeZone } from '#shared/domain/primitives.ts';
import type { Credential, Role } from '#shared/domain/staff.ts';

/** A person of the demo organization. All are invented, and their accounts are for trying Careline out only. */
export interface DemoPerson {
  key: string;
  name: string;
  role: Role;
  credential: Credential;
  email: string;
  passphrase: string;
  phone: string;
  timeZone: TimeZone;
  /** States and invented numbers. */
  licenses: { state: string; number: string; isCompact: boolean }[];
}

export const DEMO_ORGANIZATION = 'Careline Demo';
export const DEMO_TEAM = 'Telephone care team';

/** The practice's zone, by which months are counted. */
export const PRACTICE_TIME_ZONE = 'America/New_York';

/** Licenses of states that are not in the compact and have many of the demo's patients; the few of other such states are left to be warned of. */
function outsideCompact(number: string): DemoPerson['licenses'] {
  return ['NY', 'CA', 'IL'].map((state) => ({ state, number: `${number}-${state}`, isCompact: false }));
}

/** The supervisor and the administrator, then the care managers; the passphrases are public on purpose. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'supervisor',
    name: 'Denise Walker',
    role: 'supervisor',
    credential: 'RN',
    email: 'denise.walker@demo.careline.example',
    passphrase: 'blue harbor lantern',
    phone: '(518) 555-0102',
    timeZone: 'America/New_York',
    licenses: [{ state: 'NY', number: 'DEMO-RN-2001', isCompact: false }],
  },
  {
    key: 'administrator',
    name: 'Owen Fletcher',
    role: 'administrator',
    credential: 'none',
    email: 'owen.fletcher@demo.careline.example',
    passphrase: 'quiet copper bridge',
    phone: '(518) 555-0103',
    timeZone: 'America/New_York',
    licenses: [],
  },
  {
    key: 'care-manager-1',
    name: 'Maria Santos',
    role: 'care-manager',
    credential: 'LPN',
    email: 'maria.santos@demo.careline.example',
    passphrase: 'green river morning',
    phone: '(518) 555-0111',
    timeZone: 'America/New_York',
    licenses: [{ state: 'FL', number: 'DEMO-PN-1001', isCompact: true }, ...outsideCompact('DEMO-PN-1001')],
  },
  {
    key: 'care-manager-2',
    name: 'Tanya Brooks',
    role: 'care-manager',
    credential: 'LPN',
    email: 'tanya.brooks@demo.careline.example',
    passphrase: 'amber field window',
    phone: '(518) 555-0112',
    timeZone: 'America/Chicago',
    licenses: [{ state: 'TX', number: 'DEMO-PN-1002', isCompact: true }, ...outsideCompact('DEMO-PN-1002')],
  },
  {
    key: 'care-manager-3',
    name: 'Kevin Lau',
    role: 'care-manager',
    credential: 'LPN',
    email: 'kevin.lau@demo.careline.example',
    passphrase: 'silver maple garden',
    phone: '(518) 555-0113',
    timeZone: 'America/Phoenix',
    licenses: [{ state: 'AZ', number: 'DEMO-PN-1003', isCompact: true }, ...outsideCompact('DEMO-PN-1003')],
  },
];
