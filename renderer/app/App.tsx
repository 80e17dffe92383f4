import type { ConnectEngine } from '../client/connection.ts';
import { EngineProvider } from '../client/EngineProvider.tsx';
import { ShortcutListener } from '../ui/keyboard/ShortcutListener.tsx';
import { NoticeHost } from '../ui/notices/NoticeHost.tsx';
import { AppTheme } from '../ui/theme/AppTheme.tsx';
import { Gate } from './Gate.tsx';

/** Everything that stands above the screens. */
export function App({ connectEngine }: { connectEngine: ConnectEngine }) {
  return (
    <AppTheme>
      <EngineProvider connect={connectEngine}>
        <ShortcutListener />
        <Gate />
        <NoticeHost />
      </EngineProvider>
    </AppTheme>
  );
}
