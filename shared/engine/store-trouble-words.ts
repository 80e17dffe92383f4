/** @file The words of each trouble of the local store and of its ways out. */
import type { StoreTrouble, TroubleKind, WayOut } from '#shared/contract/engine/trouble.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { StoreBackup } from './store-keeper.ts';

/** What is known when the words are chosen. */
export interface TroubleFacts {
  kind: TroubleKind;
  email: string;
  /** What the store or the vault said, in a sentence; used where the kind says too little. */
  reason: string;
  backup: StoreBackup | null;
  home: 'desktop' | 'web';
}

const SENTENCES: Readonly<Record<Exclude<TroubleKind, 'unavailable'>, string>> = {
  missing:
    'This device had your records, and they are no longer where Careline keeps them: the file was moved or deleted, or its disk is not connected. Careline has changed nothing.',
  corrupt:
    'Part of your records on this device is not as Careline wrote it. Nothing that is damaged is shown, and Careline has changed nothing.',
  'wrong-key':
    'What lies in the place of your records does not open with your key: it belongs to another account or computer, or was written over. Careline has changed nothing.',
  newer:
    'Your records on this device were written by a newer version of Careline than this one. They are safe; this version does not open them, and will not change or delete them.',
  'keychain-changed':
    'The keychain of this computer no longer opens the lock on your records. They are safe and unchanged. This happens after a new computer password, a moved profile or a repaired system.',
};

const SENT_COMES_BACK = 'Everything the server has comes back by itself.';

/** A trouble in words, its ways out in the order to try them. */
export function describeTrouble(facts: TroubleFacts): StoreTrouble {
  const { kind, email, reason } = facts;
  return {
    kind,
    email,
    sentence: kind === 'unavailable' ? reason : SENTENCES[kind],
    waysOut: waysOut(facts),
  };
}

function waysOut({ kind, backup, home }: TroubleFacts): WayOut[] {
  const fromBackup = backup ? [restoreBackup(backup)] : [];
  switch (kind) {
    case 'missing':
      return [
        tryAgain(
          'Look again',
          home === 'desktop'
            ? 'Connect the disk, or put the file back, first. Changes nothing.'
            : 'If this browser was restored from a backup, wait until that is done. Changes nothing.',
        ),
        ...fromBackup,
        startNew(
          `Makes new, empty records here and receives them from the server. ${SENT_COMES_BACK} Work that was never sent from this device is lost unless the missing records turn up. Needs a connection.`,
        ),
      ];
    case 'corrupt':
      return [
        tryAgain('Try again', 'Helps if the disk was only slow or badly connected. Changes nothing.'),
        ...fromBackup,
        sendByRecoveryKey('Careline tries to read what the server does not have, sends it,'),
        startNew(
          `Keeps the damaged records under another name and receives new ones from the server. ${SENT_COMES_BACK} Work that was never sent stays in the damaged records only. Needs a connection.`,
        ),
      ];
    case 'wrong-key':
      return [
        tryAgain(
          'Try again',
          'Put your own records back first, for instance from the backup of this computer. Changes nothing.',
        ),
        ...fromBackup,
        startNew(
          `Keeps what lies there under another name and receives your records from the server. ${SENT_COMES_BACK} Work that was never sent from this device is not among it. Needs a connection.`,
        ),
      ];
    case 'newer':
      return [
        way(
          'update-app',
          'Update Careline',
          home === 'desktop'
            ? 'Install the current version, or ask your administrator for it. Your records open there, with everything in them.'
            : 'Close all tabs of Careline, then open it again with a connection: the browser fetches the current version.',
        ),
        tryAgain('Try again', 'Once Careline has been updated. Changes nothing.'),
      ];
    case 'keychain-changed':
      return [
        way(
          'connect',
          'Sign in with a connection',
          'The server confirms who you are and the lock is made anew. Nothing is lost, sent or not.',
        ),
        way(
          'restore-keychain',
          'Unlock the keychain of this computer',
          'Sign in to the computer as the same user as before, unlock its keychain or key ring if it asks, then try again. Changes nothing.',
        ),
        sendByRecoveryKey('Careline sends what the server does not have,'),
      ];
    case 'unavailable':
      return [tryAgain('Try again', 'Nothing was changed.')];
  }
}

function way(name: WayOut['way'], label: string, consequence: string): WayOut {
  return { way: name, label, consequence, isDestructive: false, backup: null };
}

const tryAgain = (label: string, consequence: string) => way('try-again', label, consequence);

function sendByRecoveryKey(what: string): WayOut {
  return way(
    'send-by-recovery-key',
    'Send unsent work with the recovery key',
    `Your administrator reads you the key of this device. ${what} shows none of it and changes nothing here. Needs a connection.`,
  );
}

function restoreBackup({ id, takenAt }: StoreBackup): WayOut {
  return {
    ...way(
      'restore-backup',
      'Open the last good backup',
      `What was written on this device after it was taken, and never sent, is not in it. ${SENT_COMES_BACK} The records as they are now are kept under another name.`,
    ),
    backup: { id, takenAt: toInstant(takenAt) },
  };
}

function startNew(consequence: string): WayOut {
  return { ...way('start-new', 'Start anew on this device', consequence), isDestructive: true };
}
