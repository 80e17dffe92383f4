import MoreTime from '@mui/icons-material/MoreTime';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import type { GapAnswer } from '#shared/domain/clock.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { BannerFrame } from '../../ui/BannerFrame.tsx';
import { formatDateTime, formatTime } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { CAUSE_WORDS, lengthWords, workWord } from './clock-words.ts';
import { useClocks } from './use-clocks.ts';

const DONE: Record<GapAnswer, string> = {
  'keep-all': 'The time is counted.',
  'keep-up-to-heartbeat': 'The time is left out.',
  discard: 'The time is left out, with what was before it.',
};

/** Time passed of which nobody can tell whether it was work. Only the nurse knows, so she is asked, once. */
export function GapBanner() {
  const engine = useEngine();
  const clock = useClocks().find(({ gap }) => gap !== null);
  const answer = useMutation(
    engine.clock.answerGap.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: (_clock, given) => notify(DONE[given.answer], { tone: 'good' }),
    }),
  );
  const gap = clock?.gap ?? null;
  if (clock === undefined || gap === null) return null;
  const passed = lengthWords(gap.seconds);
  const say = (given: GapAnswer) => answer.mutate({ clockId: clock.id, from: gap.from, answer: given });
  const choices: [GapAnswer, string][] = [
    ['keep-all', `Keep all ${passed}`],
    ['keep-up-to-heartbeat', `Keep up to ${formatTime(gap.from)}`],
    ['discard', `Discard, with the ${lengthWords(gap.secondsBefore)} before`],
  ];
  return (
    <BannerFrame label="Time that was not counted" tone="caution">
      <MoreTime aria-hidden fontSize="small" />
      <Box component="span" role="alert" sx={{ flex: '1 1 20rem' }}>
        <strong>
          {passed} {CAUSE_WORDS[gap.cause]}.
        </strong>{' '}
        The clock of {clock.patientName} ({clock.callId === '' ? workWord(clock) : 'a call was open'}) was
        last seen running {formatDateTime(gap.from)}. Was it work?
      </Box>
      {choices.map(([given, words]) => (
        <Button
          key={given}
          color="inherit"
          variant="outlined"
          disabled={answer.isPending}
          onClick={() => say(given)}
        >
          {words}
        </Button>
      ))}
    </BannerFrame>
  );
}
