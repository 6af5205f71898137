import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What a page of ours may do, whatever it is made of. Inline style attributes are allowed because React and motion set them. */
const everywhere = [
  "default-src 'none'",
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
] as const;

/** What the built page may load: itself only. */
const policy = [
  ...everywhere,
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "style-src-elem 'self'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
].join('; ');

/**
 * What the page may load that is one file: nothing. It runs the one script and has the one style sheet whose hashes are
 * named; a worker is made of text that the script brings.
 */
export function policyOfSingleFile(script: string, style: string): string {
  return [
    ...everywhere,
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'font-src data:',
    'img-src data: blob:',
    'worker-src blob:',
  ].join('; ');
}

/** How a policy names an inline script or style: by what is in it. */
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Writes a strict Content-Security-Policy into index.html, in builds only: the dev server needs inline scripts. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'parley-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
