import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcutSettings } from '../../ui/keyboard/shortcuts.ts';
import { Panel } from '../../ui/Panel.tsx';

/** Whether single letters do something outside of text fields. */
export function KeyboardPanel() {
  const { areSingleKeysOn, setSingleKeys } = useShortcutSettings();
  return (
    <Panel title="Keyboard">
      <FormControlLabel
        control={<Switch checked={areSingleKeysOn} onChange={(_event, on) => setSingleKeys(on)} />}
        label="Single-key shortcuts"
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Such as <KeyHint keys="j" /> and <KeyHint keys="k" /> in lists. Turn them off if you speak to the
        computer instead of typing. <KeyHint keys="Ctrl+K" /> always works; <KeyHint keys="?" /> lists them
        all.
      </Typography>
    </Panel>
  );
}
