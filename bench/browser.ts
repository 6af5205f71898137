/** A worker of ours in a real Chromium: built from the sources, asked to search, weighed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../tools/chromium.mjs';
import type { Searched, SpaceName } from './spaces.ts';

/** What a search in the browser came to, and what it took. */
export interface SearchedThere extends Searched {
  /** Processor seconds of the page's process, its threads for garbage included. */
  readonly cpu: number;
  /** Bytes of the worker, by the browser's own account, while it holds what it searched. */
  readonly weight: number;
}

/** A browser to search in. */
export interface BrowserBench {
  search(space: SpaceName): Promise<SearchedThere>;
  /** The same by so many workers. */
  searchTogether(space: SpaceName, workers: number): Promise<SearchedThere>;
  close(): Promise<void>;
}

/** Of `performance.measureUserAgentSpecificMemory`, what we read. */
interface Weighed {
  readonly breakdown: readonly {
    readonly bytes: number;
    readonly attribution: readonly { readonly scope: string }[];
  }[];
}

/** The worker as one script. */
async function workerScript(): Promise<string> {
  const entry = fileURLToPath(new URL('./search.worker.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'bench', fileName: 'worker' },
    },
  });
  const [bundle] = built as { readonly output: readonly { readonly code: string }[] }[];
  return bundle!.output[0]!.code;
}

/** Opens a page that may weigh itself: it must be isolated from other sites, and so needs a server of its own. */
export async function openBrowser(): Promise<BrowserBench> {
  const script = await workerScript();
  const server = createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const isScript = request.url === '/worker.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Bench</title>');
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--disable-gpu',
      // Weighs at once instead of when garbage is next collected, which may be half a minute later.
      '--enable-blink-features=ForceEagerMeasureMemory',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const session = await browser.newBrowserCDPSession();
  const cpuSeconds = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const weigh = async (page: Page): Promise<number> => {
    const { breakdown } = await page.evaluate(() =>
      (
        performance as unknown as { measureUserAgentSpecificMemory(): Promise<Weighed> }
      ).measureUserAgentSpecificMemory(),
    );
    return breakdown
      .filter(({ attribution }) => attribution.some(({ scope }) => scope.includes('Worker')))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  };
  /** Searches in a page of its own: the code is as new, and nothing else is weighed. */
  const searchIn = async (ask: (page: Page) => Promise<Searched>): Promise<SearchedThere> => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const before = await cpuSeconds();
    const searched = await ask(page);
    const cpu = (await cpuSeconds()) - before;
    const weight = await weigh(page);
    await page.close();
    return { ...searched, cpu, weight };
  };
  return {
    search: (space) =>
      searchIn((page) =>
        page.evaluate(
          (name) =>
            new Promise<Searched>((resolve, reject) => {
              const worker = new Worker('/worker.js');
              worker.onmessage = ({ data }: MessageEvent<Searched>) => {
                resolve(data);
              };
              worker.onerror = ({ message }) => {
                reject(new Error(message));
              };
              worker.postMessage({ role: 'alone', space: name });
              Object.assign(globalThis, { worker });
            }),
          space,
        ),
      ),
    searchTogether: (space, workers) =>
      searchIn((page) =>
        page.evaluate(
          ([name, of]) =>
            new Promise<Searched>((resolve, reject) => {
              const all = Array.from({ length: of + 1 }, () => new Worker('/worker.js'));
              for (const worker of all)
                worker.onerror = ({ message }) => {
                  reject(new Error(message));
                };
              const conductor = all[of]!;
              conductor.onmessage = ({ data }: MessageEvent<Searched>) => {
                resolve(data);
              };
              // ends[i][j]: the end that i holds of the channel between i and j; the last is the one who conducts.
              const ends: (MessagePort | undefined)[][] = all.map(() => []);
              for (let i = 0; i <= of; i++) {
                for (let j = 0; j < i; j++) {
                  const { port1, port2 } = new MessageChannel();
                  ends[i]![j] = port1;
                  ends[j]![i] = port2;
                }
              }
              all.forEach((worker, i) => {
                const ports = Array.from({ length: of }, (_, j) => ends[i]![j]);
                const own = ends[i]!.filter((end) => end !== undefined);
                if (i === of) worker.postMessage({ role: 'conductor', space: name, ports }, own);
                else
                  worker.postMessage(
                    { role: 'member', space: name, index: i, ports, conductor: ends[i]![of] },
                    own,
                  );
              });
              Object.assign(globalThis, { all });
            }),
          [space, workers] as const,
        ),
      ),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
