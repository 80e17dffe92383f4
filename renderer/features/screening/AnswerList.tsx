import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { responseText } from './answer-words.ts';
import type { QuestionRow } from './form-layout.ts';
import type { Responses } from './form-steps.ts';
import { repetitionNumbers } from './item-key.ts';

interface AnswerListProps {
  rows: readonly Pick<QuestionRow, 'key' | 'item' | 'instance'>[];
  responses: Responses;
  language: string;
  /** Goes back to a question, where it may be changed. */
  onChange?(key: string): void;
}

/** Questions with what was said to them; declined and skipped ones are told as such. */
export function AnswerList({ rows, responses, language, onChange }: AnswerListProps) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.75 }}>
      {rows.map(({ key, item, instance }) => {
        const response = responses[key];
        const text = textIn(item, language);
        return (
          <Box
            key={key}
            sx={{
              borderTop: 1,
              borderColor: 'divider',
              pt: 0.75,
              contentVisibility: 'auto',
              containIntrinsicSize: 'auto 44px',
            }}
          >
            <Typography component="dt" variant="caption" color="textSecondary">
              {text}
              {instance === '' ? '' : ` (${repetitionNumbers(instance)})`}
            </Typography>
            <Typography
              component="dd"
              variant="body2"
              sx={{
                m: 0,
                display: 'flex',
                gap: 1,
                fontStyle: response?.status === 'answered' ? 'normal' : 'italic',
              }}
            >
              <Box component="span" sx={{ flex: 1 }}>
                {responseText(item, response, language)}
              </Box>
              {onChange === undefined ? null : (
                <Link
                  component="button"
                  variant="body2"
                  aria-label={`Change: ${text}`}
                  onClick={() => onChange(key)}
                >
                  Change
                </Link>
              )}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
