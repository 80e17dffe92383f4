import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Prompt } from '#shared/domain/call-guide.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';

const KIND: Record<Prompt['kind'], string> = { say: 'Say', ask: 'Ask', do: 'Do' };

interface PromptListProps {
  prompts: readonly Prompt[];
  /** Puts names into the text. */
  fill(text: string): string;
  label: string;
}

/** Lines of the script. What is read aloud is large; what is for the nurse alone is small. */
export function PromptList({ prompts, fill, label }: PromptListProps) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {prompts.map((prompt) => (
        <Box component="li" key={prompt.id} sx={{ display: 'flex', gap: 1.25 }}>
          <Typography
            aria-hidden
            variant="caption"
            sx={{
              width: 28,
              flexShrink: 0,
              pt: '3px',
              fontWeight: 650,
              color: prompt.kind === 'do' ? 'text.secondary' : 'primary.main',
            }}
          >
            {KIND[prompt.kind]}
          </Typography>
          <Box sx={{ minWidth: 0 }}>
            <Typography
              variant="body1"
              sx={prompt.kind === 'do' ? { color: 'text.secondary' } : { fontSize: '0.9375rem' }}
            >
              <VisuallyHidden>{KIND[prompt.kind]}: </VisuallyHidden>
              {fill(prompt.text)}
            </Typography>
            {prompt.hint === '' ? null : (
              <Typography variant="caption" color="textSecondary" component="p">
                {fill(prompt.hint)}
              </Typography>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
