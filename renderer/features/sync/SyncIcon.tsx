import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import LaptopOutlined from '@mui/icons-material/LaptopOutlined';
import PanToolOutlined from '@mui/icons-material/PanToolOutlined';
import type { Receipt } from '#shared/domain/document.ts';

const ICONS = {
  'with-the-server': CloudDoneOutlined,
  'on-this-device': LaptopOutlined,
  held: PanToolOutlined,
};

/** The picture of a receipt: a cloud with a tick, a laptop, a raised hand. */
export function SyncIcon({ light, size = '1.05rem' }: { light: Receipt; size?: string }) {
  const Icon = ICONS[light];
  return <Icon aria-hidden sx={{ fontSize: size }} />;
}
