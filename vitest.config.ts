import { defineConfig } from 'vitest/config';

// Unit tests stand beside the code; what crosses a folder is in tests/. Both may ask for a database (tests/support/postgres.ts).
const shared = {
  globalSetup: ['tests/support/postgres-global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  restoreMocks: true,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{shared,server,electron,renderer,build}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'integration',
          globalSetup: [...shared.globalSetup, 'tests/support/device-global-setup.ts'],
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/screenshots/**', 'tests/bench/**'],
        },
      },
    ],
  },
});
