import Box from '@mui/material/Box';
import { KeyHint } from '../ui/KeyHint.tsx';

/** One shortcut of the help: what it does and its keys. */
export function ShortcutRow({ keys, description }: { keys: string; description: string }) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5, fontSize: '0.8125rem' }}>
      <Box component="dt">{description}</Box>
      <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap' }}>
        {keys.split(' ').map((step, index) => (
          <Box component="span" key={step} sx={{ ml: 0.5 }}>
            {index > 0 ? 'then ' : ''}
            <KeyHint keys={step} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
