import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/chromium.mjs';

// Found once; the worker processes, which read this file again, inherit the answer.
process.env.PARLEY_CHROMIUM ??= findChromium();

const port = Number(process.env.PARLEY_PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}/`;
const reportFile = process.env.PARLEY_E2E_REPORT;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A busy machine may be slow; a green suite never waits that long.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: reportFile ? [['json', { outputFile: reportFile }], ['line']] : [['list']],
  use: {
    baseURL,
    browserName: 'chromium',
    contextOptions: { reducedMotion: 'no-preference' },
    // Keeping all files for a page that is open for seconds only costs time; offline.spec.ts lets it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // PARLEY_TRACE=1 keeps a trace of every failed test; recording them slows all of them down.
    trace: process.env.PARLEY_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.PARLEY_CHROMIUM,
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Chromium refuses to sandbox itself for root, as in most containers.
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 240_000,
  },
});
