import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { savePacket } from './save-packet.ts';

const FORMATS = [
  { format: 'pdf', label: 'PDF, to read and print' },
  { format: 'json', label: 'JSON, for a program' },
] as const;

/** Saves what an auditor asks for about a patient's month. */
export function PacketButtons({ patientId, month }: { patientId: string; month: string }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const packet = useMutation(useEngine().ledger.packet.mutationOptions());
  const save = async (format: 'pdf' | 'json') => {
    setAnchor(null);
    try {
      await savePacket(await packet.mutateAsync({ patientId, month }), format);
      notify('The packet is made. It holds health data: keep the file safe.', { tone: 'good' });
    } catch (error) {
      notify(errorSentence(error), { tone: 'critical' });
    }
  };
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<DownloadOutlined />}
        disabled={packet.isPending}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Auditor’s packet
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {FORMATS.map(({ format, label }) => (
          <MenuItem key={format} onClick={() => void save(format)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
