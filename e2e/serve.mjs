/**
 * Serves dist/ to the browser tests: every file is read once, and what has its fingerprint in its name may be kept, as a
 * good host allows. The dozens of pages a browser opens in a run then ask for their HTML alone.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const root = fileURLToPath(new URL('../dist/', import.meta.url));
const port = Number(process.argv[2] ?? 4173);

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** @type {Map<string, Promise<Buffer>>} */
const files = new Map();

/** @param {string} path @returns {Promise<Buffer>} */
function read(path) {
  const known = files.get(path);
  if (known) return known;
  const reading = readFile(join(root, path));
  files.set(path, reading);
  return reading;
}

createServer((request, response) => {
  const asked = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
  const path = asked.endsWith('/') ? `${asked}index.html` : asked;
  read(path).then(
    (content) => {
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-length': content.length,
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      response.end(content);
    },
    () => response.writeHead(404).end(),
  );
}).listen(port, '127.0.0.1');
