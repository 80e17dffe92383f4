import Computer from '@mui/icons-material/Computer';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import { useColorScheme } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Panel } from '../../ui/Panel.tsx';

const CHOICES = [
  { mode: 'light', name: 'Light', Icon: LightModeOutlined },
  { mode: 'dark', name: 'Dark', Icon: DarkModeOutlined },
  { mode: 'system', name: 'As the computer', Icon: Computer },
] as const;

/** Light, dark, or as the computer is set. */
export function AppearancePanel() {
  const { mode, setMode } = useColorScheme();
  return (
    <Panel title="Appearance">
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Appearance"
        value={mode ?? 'system'}
        onChange={(_event, chosen: 'light' | 'dark' | 'system' | null) => {
          if (chosen !== null) setMode(chosen);
        }}
        sx={{ flexWrap: 'wrap' }}
      >
        {CHOICES.map(({ mode: choice, name, Icon }) => (
          <ToggleButton key={choice} value={choice} sx={{ gap: 1, px: 2 }}>
            <Icon aria-hidden fontSize="small" />
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Panel>
  );
}
