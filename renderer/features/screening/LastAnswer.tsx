import Typography from '@mui/material/Typography';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import { responseText } from './answer-words.ts';
import type { LastTime } from './last-time.ts';

interface LastAnswerProps {
  item: QuestionnaireItem;
  itemKey: string;
  lastTime: LastTime | null;
  language: string;
}

/** What was said to this question last time. */
export function LastAnswer({ item, itemKey, lastTime, language }: LastAnswerProps) {
  const response = lastTime?.responses[itemKey];
  if (lastTime === null || response === undefined) return null;
  return (
    <Typography variant="caption" component="p" color="textSecondary">
      Last time, {lastTime.on}: {responseText(item, response, language)}
    </Typography>
  );
}
