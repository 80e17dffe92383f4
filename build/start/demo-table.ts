/** An account of the demo organisation; the passphrase is invented and public. */
export interface DemoAccount {
  name: string;
  role: string;
  email: string;
  passphrase: string;
}

/** The accounts as a table for the terminal, or nothing when the database holds no demo organisation. */
export function demoTable(accounts: readonly DemoAccount[]): string {
  if (accounts.length === 0) return '';
  const header = { name: 'Demo account', role: 'Role', email: 'E-mail', passphrase: 'Passphrase' };
  const rows = [header, ...accounts];
  const columns = ['name', 'role', 'email', 'passphrase'] as const;
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: DemoAccount) =>
    columns
      .map((column, index) => row[column].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return `\n${rows.map(line).join('\n')}`;
}
