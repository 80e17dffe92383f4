import BrokenImage from '@mui/icons-material/BrokenImageOutlined';
import FindInPage from '@mui/icons-material/FindInPageOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmptyOutlined';
import KeyOff from '@mui/icons-material/KeyOffOutlined';
import LockReset from '@mui/icons-material/LockResetOutlined';
import SystemUpdateAlt from '@mui/icons-material/SystemUpdateAltOutlined';
import type { ComponentType } from 'react';
import type { StoreTrouble } from '#shared/contract/engine/trouble.ts';

interface TroubleHead {
  title: string;
  Icon: ComponentType<{
    fontSize?: 'large' | 'small';
    color?: 'warning' | 'error' | 'info';
    'aria-hidden'?: boolean;
  }>;
  /** `error` where records may be lost, `warning` where they may be, `info` where they are safe. */
  tone: 'info' | 'warning' | 'error';
}

/** What a person reads first: each trouble says in its heading which one it is. */
export const TROUBLE_HEADS: Readonly<Record<StoreTrouble['kind'], TroubleHead>> = {
  missing: { title: 'Your records are missing from this device', Icon: FindInPage, tone: 'error' },
  corrupt: { title: 'Your records on this device are damaged', Icon: BrokenImage, tone: 'error' },
  'wrong-key': { title: 'Your key does not open these records', Icon: KeyOff, tone: 'warning' },
  newer: { title: 'Your records need a newer Careline', Icon: SystemUpdateAlt, tone: 'info' },
  'keychain-changed': { title: 'The keychain of this computer has changed', Icon: LockReset, tone: 'info' },
  unavailable: { title: 'Your records cannot be opened right now', Icon: HourglassEmpty, tone: 'info' },
};
