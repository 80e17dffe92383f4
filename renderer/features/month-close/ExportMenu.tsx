import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MonthCloseBoard } from '#shared/contract/engine/month-close.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { plural } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { saveFile } from '../../ui/save-file.ts';
import { usePackets } from './use-packets.ts';

/** Spreadsheets take a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = '\ufeff';

const PACKETS = [
  { format: 'pdf', label: 'Auditor’s packets, PDF' },
  { format: 'json', label: 'Auditor’s packets, JSON' },
] as const;

/** Saves what was closed: the table for the biller, and the packets for an auditor. */
export function ExportMenu({ board }: { board: MonthCloseBoard }) {
  const { month, rows } = board;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const exported = useMutation(useEngine().monthClose.exported.mutationOptions());
  const packets = usePackets(month);
  const closed = rows.filter((row) => row.closed !== null).map(({ patientId }) => patientId);
  const saveCsv = async () => {
    setAnchor(null);
    try {
      const { csv, patients, changed } = await exported.mutateAsync({ month });
      saveFile(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }), `month-${month}.csv`);
      const since = changed === 0 ? '' : ` ${plural(changed, 'month')} changed since: close again first.`;
      notify(`The CSV is made, with ${plural(patients, 'patient')}.${since} It holds health data.`, {
        tone: changed === 0 ? 'good' : 'neutral',
      });
    } catch (error) {
      notify(errorSentence(error), { tone: 'critical' });
    }
  };
  const savePackets = async (format: 'pdf' | 'json') => {
    setAnchor(null);
    try {
      const saved = await packets.run(closed, format);
      if (saved > 0)
        notify(`${plural(saved, 'packet')} saved. They hold health data: keep them safe.`, { tone: 'good' });
    } catch (error) {
      notify(errorSentence(error), { tone: 'critical' });
    }
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<DownloadOutlined />}
        disabled={closed.length === 0}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Export
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void saveCsv()}>CSV for the biller</MenuItem>
        {PACKETS.map(({ format, label }) => (
          <MenuItem key={format} onClick={() => void savePackets(format)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      {packets.done === null ? null : (
        <Dialog open aria-labelledby="packets-title" maxWidth="xs" fullWidth>
          <DialogTitle id="packets-title">Making the packets</DialogTitle>
          <DialogContent>
            <LinearProgress
              variant="determinate"
              value={closed.length === 0 ? 0 : (packets.done / closed.length) * 100}
              aria-label="Making the packets"
            />
            <Typography variant="caption" role="status">
              {packets.done} of {closed.length}
            </Typography>
          </DialogContent>
          <DialogActions>
            <Button color="inherit" autoFocus onClick={packets.stop}>
              Stop
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
