/** @file What an administrator sees and changes: people, teams, devices. Holds no clinical data, and no name of a patient. */
import { z } from 'zod';
import { US_STATES } from '#shared/domain/address-time-zone.ts';
import { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { Credential, License, Role } from '#shared/domain/staff.ts';

/** An account with what hangs on it. */
export const PersonRecord = z.object({
  staffId: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  credential: Credential,
  teamId: z.union([Id, z.literal('')]),
  teamName: z.string(),
  phone: z.string(),
  licenses: z.array(License),
  isActive: z.boolean(),
  /** How many patients are hers. */
  patients: z.number().int(),
  /** Devices that are not retired. */
  devices: z.number().int(),
  /** When one of them last spoke to the server; empty: never. */
  lastContactAt: z.union([Instant, z.literal('')]),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

export const TeamRecord = z.object({ teamId: Id, name: z.string(), people: z.number().int() });
export type TeamRecord = z.infer<typeof TeamRecord>;

/** A device as the server knows it. What waits on it unsent only the device knows. */
export const DeviceRecord = z.object({
  deviceId: Id,
  staffId: Id,
  personName: z.string(),
  name: z.string(),
  home: z.enum(['desktop', 'web']),
  registeredAt: Instant,
  lastContactAt: Instant,
  /** Empty while it is in use. */
  retiredAt: z.union([Instant, z.literal('')]),
  /** It is the one that asks. */
  isThis: z.boolean(),
  /** Without one nothing that is only on the device can be sent any more. */
  hasRecoveryKey: z.boolean(),
  /** When it last began to send with its recovery key; empty: never. */
  recoveredAt: z.union([Instant, z.literal('')]),
});
export type DeviceRecord = z.infer<typeof DeviceRecord>;

const isDay = (day: string) => !Number.isNaN(Date.parse(day));

/** A license as it is entered. */
export const LicenseInput = License.extend({
  state: z.string().refine((state) => US_STATES.some(({ code }) => code === state), 'Choose the state.'),
  number: z.string().trim().min(1, 'Enter the number of the license.').max(40, 'At most 40 letters.'),
  expiresOn: z
    .string()
    .refine((day) => LocalDate.safeParse(day).success && isDay(day), 'Enter the day it expires.'),
});

const Licenses = z
  .array(LicenseInput)
  .max(60)
  .refine(
    (all) => new Set(all.map(({ state, number }) => `${state} ${number}`)).size === all.length,
    'The same license is entered twice.',
  );

const Details = {
  name: z.string().trim().min(1, 'Enter a name.').max(200, 'At most 200 letters.'),
  role: Role,
  credential: Credential,
  /** By its name; a new name makes a team. Empty: in none, which only an administrator may be. */
  team: z.string().trim().max(200, 'At most 200 letters.'),
  phone: z.string().trim().max(40, 'At most 40 letters.'),
  licenses: Licenses,
};

const needsTeam = ({ role, team }: { role: Role; team: string }) => role === 'administrator' || team !== '';

const NEEDS_TEAM = {
  path: ['team'],
  error: 'A care manager or a supervisor belongs to a team. Choose one, or type the name of a new one.',
};

/** A person as she is entered on the page. */
export const PersonInput = z.object(Details).refine(needsTeam, NEEDS_TEAM);
export type PersonInput = z.infer<typeof PersonInput>;

/** A new account. Its first passphrase is made by the server. */
export const NewPersonInput = z
  .object({
    email: z.email({ error: 'Enter an address such as maria@example.org.' }).max(200),
    ...Details,
  })
  .refine(needsTeam, NEEDS_TEAM);
export type NewPersonInput = z.infer<typeof NewPersonInput>;

/** The fields of an account that change; what is left out stays. */
export const PersonChangeInput = z.object({ ...Details, isActive: z.boolean() }).partial();
export type PersonChangeInput = z.infer<typeof PersonChangeInput>;

/** Shown once, to be told to its person, who changes it under Settings. */
export const FirstPassphrase = z.object({ staffId: Id, passphrase: z.string() });
export type FirstPassphrase = z.infer<typeof FirstPassphrase>;

/** Eight groups of letters for the person of a device to type there. */
export const RecoveryKeyShown = z.object({ key: z.string(), name: z.string(), personName: z.string() });
export type RecoveryKeyShown = z.infer<typeof RecoveryKeyShown>;

const { offlineLeaseDays, lockAfterMinutes, manualEntryDays, outreach, licenseRule } =
  OrganizationSettings.shape;

/** The settings that change; what is left out stays, so none has its default here. */
export const SettingsChangeInput = z
  .object({
    offlineLeaseDays: offlineLeaseDays.unwrap(),
    lockAfterMinutes: lockAfterMinutes.unwrap(),
    manualEntryDays: manualEntryDays.unwrap(),
    outreach: outreach.unwrap(),
    licenseRule: licenseRule.unwrap(),
    isSafetyNetClinic: z.boolean(),
    behavioralCareManagers: z.array(Id).max(500),
    /** Answers by the id of their question; null takes an answer back. */
    switches: z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.null()])),
  })
  .partial();
export type SettingsChangeInput = z.infer<typeof SettingsChangeInput>;
