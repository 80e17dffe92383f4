const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'macOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
];

/** What a supervisor sees as the name of this device: `Chrome on Linux`. */
export function deviceName(userAgent: string): string {
  const name = (table: readonly [RegExp, string][], other: string) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? other;
  return `${name(BROWSERS, 'Browser')} on ${name(SYSTEMS, 'an unknown system')}`;
}
