import Alert, { type AlertColor } from '@mui/material/Alert';
import type { DeviceAccount } from '#shared/contract/engine/session.ts';
import { plural } from '../../ui/format.ts';

/** From so few tries on they are said, also before the first one of this window. */
const WARN_BELOW = 4;

/** What stands between an account's passphrase and its records, and what to do about it. Nothing while all is well. */
export function AccessNotice({ account }: { account: DeviceAccount }) {
  const notice = noticeOf(account);
  if (notice === null) return null;
  const [severity, sentence] = notice;
  return <Alert severity={severity}>{sentence}</Alert>;
}

function noticeOf({ access, triesLeft }: DeviceAccount): [AlertColor, string] | null {
  if (access === 'locked-out') {
    return [
      'error',
      'The passphrase was wrong ten times, so the records on this device are locked. Connect to the server and sign in with ' +
        'your passphrase. If you have forgotten it, ask your administrator for a new one. Nothing is lost.',
    ];
  }
  if (access === 'lapsed') {
    return [
      'warning',
      'This device has not met the server for so long that its records are closed. Connect to the server and sign in: ' +
        'everything is still here, also what was not sent yet.',
    ];
  }
  if (access === 'retired') {
    return [
      'warning',
      'Your organization has retired this device. Its records no longer open here. What was not sent yet is kept, and can ' +
        'be sent with a recovery key.',
    ];
  }
  if (triesLeft >= WARN_BELOW) return null;
  return [
    'warning',
    `${plural(triesLeft, 'try', 'tries')} left before the records on this device are locked until you sign in with a connection.`,
  ];
}
