/**
 * Makes the whole program one HTML file that runs from a disk: one script, one style sheet, the fonts and the icon in it,
 * and a policy that allows exactly these. The editor puts a lesson in where `<!--lesson-->` stands.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { policyOfSingleFile } from './vite-csp.ts';

/** The name of the file. */
const NAME = 'parley.html';

/** Anything is small enough to be part of the file. */
const ALL = 100_000_000;

const settings: UserConfig = {
  build: {
    copyPublicDir: false,
    manifest: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: ALL,
    // What it weighs unpacked does not matter: nobody downloads it by piece.
    chunkSizeWarningLimit: ALL,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
};

/** The plugins: one makes workers part of the script, before Vite looks for them, the other puts the file together. */
export const singleFile = (): readonly Plugin[] => [inlineWorkers(), onePage()];

const inlineWorkers = (): Plugin => ({
  name: 'parley-inline-workers',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    return source.endsWith('?worker')
      ? this.resolve(`${source}&inline`, importer, { skipSelf: true })
      : undefined;
  },
});

function onePage(): Plugin {
  let icon = '';
  return {
    name: 'parley-single-file',
    apply: 'build',
    enforce: 'post',
    config: () => settings,
    configResolved({ publicDir }) {
      icon = `data:image/svg+xml;base64,${readFileSync(resolve(publicDir, 'favicon.svg')).toString('base64')}`;
    },
    generateBundle(_, bundle) {
      const parts = Object.values(bundle);
      const page = parts.find(({ fileName }) => fileName === 'index.html');
      const scripts = parts.filter((part) => part.type === 'chunk');
      const styles = parts.filter(({ fileName }) => fileName.endsWith('.css'));
      const [script] = scripts;
      if (page?.type !== 'asset' || !script || scripts.length > 1 || styles.length > 1)
        return this.error(
          `one page, one script and one style sheet were expected, not ${parts.length} files`,
        );
      const [sheet] = styles;
      const html = inlined(
        String(page.source),
        safe(script.code),
        sheet?.type === 'asset' ? String(sheet.source).trim() : '',
        icon,
      );
      for (const { fileName } of parts) Reflect.deleteProperty(bundle, fileName);
      this.emitFile({ type: 'asset', fileName: NAME, source: html });
    },
  };
}

/**
 * Script text inside of a page: what would end the element, or begin a comment, is written otherwise. Vite leaves marks
 * where it would say what to load before an import; here nothing is.
 */
const safe = (code: string): string =>
  code
    .trim()
    .replace(/<(?=\/script|!--)/gi, '\\x3C')
    .replaceAll('__VITE_PRELOAD__', 'void 0');

/** The page with everything in it. */
function inlined(page: string, script: string, style: string, icon: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOfSingleFile(script, style)}">`;
  const [head = '', body = ''] = page
    // Whatever the page would have fetched, its own policy included.
    .replace(
      /\s*<(?:script\b[^>]*>\s*<\/script|link\b[^>]*|meta http-equiv="Content-Security-Policy"[^>]*)>/g,
      '',
    )
    .split('</head>');
  const link = `<link rel="icon" type="image/svg+xml" href="${icon}">`;
  // Text is put together, not replaced: a script may well have a `$&` in it.
  return [
    head.replace('<head>', `<head>\n    ${policy}`).trimEnd(),
    `\n    <!--lesson-->\n    ${link}\n    <style>${style}</style>\n  </head>`,
    body.replace(/<\/body>[\s\S]*$/, '').trimEnd(),
    `\n    <script type="module">${script}</script>\n  </body>\n</html>\n`,
  ].join('');
}
