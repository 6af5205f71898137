import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './tools/vite-csp.ts';
import { lessons } from './tools/vite-lessons.ts';

export default defineConfig({
  // Relative addresses, so that dist/ works from any folder of any server.
  base: './',
  plugins: [react(), contentSecurityPolicy(), lessons()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Fonts (and all other assets) stay files: the CSP then needs no data: scripts or styles, and pages cache well.
    assetsInlineLimit: 0,
    // Lets size-limit and curious readers see which chunk came from which module.
    manifest: true,
  },
  preview: { port: 4173, strictPort: true },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts'],
    // A thousand fuzzed worlds may take a while on a small machine.
    testTimeout: 30_000,
  },
});
