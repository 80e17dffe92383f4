import type { Page } from '@playwright/test';

/** Called on each screen of a tour when it shows what it has to show. */
export type Look = (screen: string, page: Page) => Promise<void>;
