/** @file What the audit trail calls by a code, in words, and the group in which each is looked for. Data. */
import type { AuditGroup } from '#shared/domain/audit-group.ts';

/** What each group is called. */
export const AUDIT_GROUPS: Readonly<Record<AuditGroup, string>> = {
  seen: 'Looked at',
  changed: 'Written or changed',
  signed: 'Signed',
  escalated: 'Escalated',
  decided: 'Decided',
  exported: 'Printed, given or exported',
  account: 'Accounts and devices',
};

/** An action: its code, what somebody did, and its group. */
export interface AuditAction {
  action: string;
  words: string;
  group: AuditGroup;
}

const actions = (group: AuditGroup, words: Record<string, string>): AuditAction[] =>
  Object.entries(words).map(([action, text]) => ({ action, words: text, group }));

export const AUDIT_ACTIONS: readonly AuditAction[] = [
  ...actions('seen', {
    'chart.viewed': 'Opened the chart',
    'chart.viewed-as-it-stood': 'Looked at the chart as it stood at a call',
    'audit.searched': 'Searched the audit trail',
    'audit.chain-verified': "Checked a device's audit chain",
  }),
  ...actions('exported', {
    'audit.exported': 'Exported the audit trail',
    'care-plan.copy-given': "Gave the patient's copy of the care plan",
    'education.given': 'Gave a handout',
    'month.exported': 'Exported a closed month',
    'ledger.packet-made': 'Made an auditor packet of the minutes',
  }),
  ...actions('signed', {
    'call.wrapped-up': 'Signed a call',
    'call.addendum-written': 'Added an addendum to a signed call',
    'call.co-signed': 'Co-signed a call',
    'screening.completed': 'Completed a screening',
    'screening.amended': 'Corrected a completed screening',
    'care-plan.submitted': 'Submitted the care plan for approval',
    'month.closed': 'Closed a month',
    'care-plan.approved': 'Approved the care plan',
  }),
  ...actions('escalated', {
    'escalation.opened': 'Opened an escalation',
    'escalation.step': 'Did a step of an escalation',
    'escalation.place': 'Wrote down where the patient is',
    'escalation.report': 'Wrote the report of an escalation',
    'escalation.level': 'Changed the level of an escalation',
    'escalation.acknowledged': 'Acknowledged an escalation',
    'escalation.closed': 'Closed an escalation',
  }),
  ...actions('decided', {
    'call.returned': 'Returned a call for correction',
    'care-plan.returned': 'Returned the care plan',
    'need.accepted': 'Accepted a need',
    'need.confirmed': 'Confirmed a need',
    'need.open': 'Set a need to open',
    'need.working': 'Set a need to being worked on',
    'need.declined': 'Noted that the patient declined help with a need',
    'need.met': 'Set a need to met',
    'need.closed': 'Closed a need',
    'need.code-confirmed': 'Confirmed the code of a need',
    'need.code-rejected': 'Rejected the code of a need',
    'care-gap.done-elsewhere': 'Answered a care gap: done elsewhere',
    'care-gap.declined': 'Answered a care gap: the patient declined',
    'care-gap.not-for-her': 'Answered a care gap: not for this patient',
    'care-gap.ordered': 'Answered a care gap: ordered',
    'patient.moved': 'Gave the patient to another care manager',
    'patient.deceased-confirmed': 'Confirmed that the patient has died',
    'patient.deceased-undone': 'Took back that the patient has died',
    'month.reopened': 'Opened a closed month again',
    'review.kept': 'Decided a conflict: kept what stands',
    'review.other': 'Decided a conflict: took the other value',
    'review.third': 'Decided a conflict: wrote a third value',
    'review.seen': 'Closed an item to decide as seen',
  }),
  ...actions('changed', {
    'call.started': 'Started a call',
    'call.commented': 'Commented on a signed call',
    'call.return-answered': 'Answered a call that was returned',
    'call.discarded': 'Discarded a call that was not made',
    'call.parked': 'Parked a call',
    'call.taken-up': 'Took up a parked call',
    'care-gap.task-made': 'Made a task of a care gap',
    'care-plan.saved': 'Changed the care plan',
    'clock.started': 'Started the clock',
    'clock.finished': 'Finished the clock and booked the time',
    'clock.discarded': 'Discarded clock time',
    'consent.accepted': 'Recorded a consent',
    'consent.declined': 'Recorded that the patient declined',
    'consent.revoked': 'Recorded that a consent was revoked',
    'coverage.noted': 'Noted an insurance',
    'coverage.changed': 'Changed an insurance',
    'evidence.recorded': 'Recorded a billing fact',
    'evidence.restored': 'Put a billing fact back',
    'evidence.withdrawn': 'Withdrew a billing fact',
    'ledger.added': 'Booked time by hand',
    'ledger.corrected': 'Corrected booked time',
    'ledger.voided': 'Voided booked time',
    'need.code-proposed': 'Proposed a code for a need',
    'patient.personal-notes': 'Changed the personal notes',
    'queue.skip': 'Skipped the patient in the queue',
    'queue.snooze': 'Snoozed the patient in the queue',
    'queue.unhold': 'Took back a skip or a snooze',
    'queue.hold-again': 'Put back a skip or a snooze',
    'record.corrected': 'Corrected a record that the server had refused',
    'referral.created': 'Made a referral',
    'referral.proposed': 'Set a referral to proposed',
    'referral.agreed': 'Noted that the patient agreed to a referral',
    'referral.sent': 'Sent a referral',
    'referral.accepted': 'Noted that a referral was accepted',
    'referral.connected': 'Noted that the patient spoke with the service',
    'referral.received': 'Noted that the patient received help',
    'referral.not-received': 'Noted that the patient did not receive help',
    'referral.declined': 'Noted that a referral was declined',
    'referral.unreachable': 'Noted that the service could not be reached',
    'resource.reported-wrong': 'Reported a wrong entry of the directory',
    'task.created': 'Made a task',
    'task.started': 'Started a task',
    'task.completed': 'Completed a task',
    'task.cancelled': 'Cancelled a task',
    'task.reopened': 'Reopened a task',
    'task.put-off': 'Put a task off',
    'task.handed-over': 'Handed a task over',
    'task.delegated': 'Delegated a task',
    'task.changed': 'Changed a task',
    'transition.recorded': 'Recorded a discharge or visit',
  }),
  ...actions('account', {
    'device-registered': 'Signed in on a new device',
    'device-retired': 'Retired a device',
    'device-wiped': 'Wiped a retired device',
    'passphrase-changed': 'Changed the passphrase',
    'passphrase-reset': 'Reset a passphrase',
    'recovery-key-shown': 'Looked at the recovery key of a device',
    'recovery-begun': 'Began to recover a device',
    'team-changed': 'Moved a person to another team',
    'role-changed': 'Changed the role of a person',
    'details-changed': 'Changed the details of a person',
    'licenses-changed': 'Changed the licenses of a person',
    'account-made': 'Made an account',
    'account-closed': 'Closed an account',
    'account-opened': 'Opened an account again',
    'settings-changed': 'Changed the settings of the organization',
    'cover-made': 'Arranged a cover',
    'cover-ended': 'Ended a cover',
    'patients-received': 'Gave patients to a person',
    'patients-lost': 'Took patients from a person',
  }),
];

const BY_ACTION = new Map(AUDIT_ACTIONS.map((one) => [one.action, one]));

/** What somebody did, in words; the code itself where it is not known, for nothing is hidden for want of words. */
export function auditActionWords(action: string): string {
  return BY_ACTION.get(action)?.words ?? action;
}

/** In which group an action is found. */
export function auditGroupOf(action: string): AuditGroup {
  return BY_ACTION.get(action)?.group ?? 'changed';
}

/** The actions of a group, by their codes; of `changed`, what does not belong to it instead. */
export function auditActionsOf(group: AuditGroup): { only: string[] } | { allBut: string[] } {
  const codes = (isWanted: (one: AuditGroup) => boolean) =>
    AUDIT_ACTIONS.filter((one) => isWanted(one.group)).map(({ action }) => action);
  return group === 'changed'
    ? { allBut: codes((one) => one !== 'changed') }
    : { only: codes((one) => one === group) };
}
