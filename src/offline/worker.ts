/**
 * Keeps the whole program in the browser, so that it opens without a network. Every file is fetched once; a newer
 * version waits until every page of the older one has been closed, so that no page finds half of itself gone.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';

declare const self: { readonly parleyFiles: readonly PrecacheEntry[] };

cleanupOutdatedCaches();
precacheAndRoute([...self.parleyFiles], {
  // The folder itself is the page; what stands behind `?` is for the page to read.
  directoryIndex: 'index.html',
  ignoreURLParametersMatching: [/.*/],
});
