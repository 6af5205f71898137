import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chunks } from './tools/vite-chunks.ts';
import { contentSecurityPolicy } from './tools/vite-csp.ts';
import { lessons } from './tools/vite-lessons.ts';
import { offline } from './tools/vite-offline.ts';
import { singleFile } from './tools/vite-single.ts';

export default defineConfig(({ mode }) => ({
  // Relative addresses, so that dist/ works from any folder of any server.
  base: './',
  plugins: [
    react(),
    mode === 'single' ? [...singleFile()] : [contentSecurityPolicy(), chunks(), offline()],
    lessons(),
  ],
  worker: { format: 'es' },
  resolve: {
    alias: {
      // Its version for browsers asks the document, and lessons are parsed in a worker, which has none.
      'decode-named-character-reference': fileURLToPath(
        new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
      ),
    },
  },
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
    // Files share their modules: nothing of ours keeps state between them, and globals are put back after each test.
    isolate: false,
    unstubGlobals: true,
    // A thousand fuzzed worlds may take a while on a small machine.
    testTimeout: 30_000,
  },
}));
