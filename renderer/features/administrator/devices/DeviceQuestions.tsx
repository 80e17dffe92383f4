import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRecord, RecoveryKeyShown } from '#shared/contract/administration.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { SecretDialog } from '../SecretDialog.tsx';
import { useRefetch } from '../use-administration.ts';
import type { DeviceQuestion } from './DeviceActions.tsx';

interface DeviceQuestionsProps {
  device: DeviceRecord;
  question: DeviceQuestion;
  onClose(): void;
}

/** Says in plain words what is about to happen to a device, and does it. */
export function DeviceQuestions({ device, question, onClose }: DeviceQuestionsProps) {
  const props = { device, onClose };
  if (question === 'retire') return <RetireQuestion {...props} />;
  return question === 'wipe' ? <WipeQuestion {...props} /> : <KeyQuestion {...props} />;
}

type QuestionProps = Omit<DeviceQuestionsProps, 'question'>;

function RetireQuestion({ device, onClose }: QuestionProps) {
  const { deviceId, name, personName, lastContactAt } = device;
  const refetch = useRefetch();
  const retire = useMutation(
    useEngine().administration.retireDevice.mutationOptions({
      onSuccess: () => {
        notify(`“${name}” of ${personName} is retired.`, { tone: 'good' });
        void refetch();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Retire “${name}” of ${personName}?`}
      action="Retire the device"
      isPending={retire.isPending}
      error={retire.error}
      onConfirm={() => retire.mutate({ deviceId })}
      onClose={onClose}
    >
      <p>
        <strong>From now on</strong> the server neither sends it anything nor takes anything from it.
      </p>
      <p>
        <strong>At its next contact</strong> it closes: its keys are erased, and no passphrase opens the
        records on it again. A device that stays without a connection opens until its time without the server
        is over.
      </p>
      <p>
        <strong>What it has not sent</strong> stays on it, sealed. Its recovery key, which you can show here,
        sends that to the server and opens nothing on the screen. It last spoke to the server{' '}
        {formatDateTime(lastContactAt)}.
      </p>
      <p>It cannot be taken back. {personName} can sign in on another device.</p>
    </ConfirmDialog>
  );
}

function WipeQuestion({ device, onClose }: QuestionProps) {
  const { deviceId, name, personName, retiredAt, recoveredAt } = device;
  const refetch = useRefetch();
  const wipe = useMutation(
    useEngine().administration.wipeDevice.mutationOptions({
      onSuccess: () => {
        notify(`“${name}” of ${personName} is wiped: its recovery key is destroyed.`, { tone: 'good' });
        void refetch();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Wipe “${name}” of ${personName}?`}
      action="Wipe for good"
      color="error"
      isPending={wipe.isPending}
      error={wipe.error}
      onConfirm={() => wipe.mutate({ deviceId })}
      onClose={onClose}
    >
      <p>
        Its recovery key is destroyed. It is the last key to what the device holds: nobody, you included, can
        read or send any of it after this.
      </p>
      {recoveredAt > retiredAt ? (
        <p>It sent what it held with its recovery key, {formatDateTime(recoveredAt)}.</p>
      ) : (
        <p>
          <strong>It has sent nothing since it was retired.</strong> Work that was not sent before is lost. If
          you can still get at the device, recover that first.
        </p>
      )}
    </ConfirmDialog>
  );
}

function KeyQuestion({ device, onClose }: QuestionProps) {
  const { deviceId, name, personName } = device;
  const [shown, setShown] = useState<RecoveryKeyShown | null>(null);
  const ask = useMutation(
    useEngine().administration.recoveryKey.mutationOptions({
      // The answer lives in this dialog only.
      gcTime: 0,
      onSuccess: setShown,
    }),
  );
  if (shown !== null) {
    return (
      <SecretDialog
        title={`The recovery key of “${shown.name}”`}
        label="Recovery key"
        secret={shown.key}
        onClose={onClose}
      >
        <p>
          Read it to {shown.personName}. On that device she chooses her account and types it under “Send with
          a recovery key”; what was not sent goes to the server then, and nothing opens on the screen.
        </p>
        <p>Whoever has this key and the device can read what the device holds. Do not send it by e-mail.</p>
      </SecretDialog>
    );
  }
  return (
    <ConfirmDialog
      title={`Show the recovery key of “${name}”?`}
      action="Show the key"
      isPending={ask.isPending}
      error={ask.error}
      onConfirm={() => ask.mutate({ deviceId })}
      onClose={onClose}
    >
      <p>
        It sends what the device of {personName} holds and has not sent, and opens nothing. That you have seen
        it is written down.
      </p>
    </ConfirmDialog>
  );
}
