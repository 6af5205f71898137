/** What the page costs while it plays, and what must be loaded before the first lesson; in a real browser, built. */
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { preview } from 'vite';
import { findChromium } from '../tools/chromium.mjs';
import { report } from './measure.ts';

const PLAYED_MS = 10_000;
const SETTLING_MS = 1_500;
const WINDOW = { width: 1280, height: 800 };

/** What playing costs. */
interface Playing {
  readonly framesPerSecond: number;
  /** Main-thread milliseconds a frame, by what the browser spends them on. */
  readonly perFrame: Readonly<Record<'all' | 'script' | 'layout' | 'style', number>>;
}

interface Timings {
  readonly TaskDuration: number;
  readonly ScriptDuration: number;
  readonly LayoutDuration: number;
  readonly RecalcStyleDuration: number;
}

async function timings(session: CDPSession): Promise<Timings> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as unknown as Timings;
}

/** Counts the page's frames from now on; the returned function tells how many there were. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  // A method, not a function with a name: tsx would wrap that in a helper which the page does not have.
  const counter = await page.evaluateHandle(() => {
    const count = {
      frames: -1,
      heed() {
        this.frames++;
        requestAnimationFrame(() => this.heed());
      },
    };
    count.heed();
    return count;
  });
  return () => counter.evaluate(({ frames }) => frames);
}

/** Plays the lab's first scenario; `slower`: how many times slower the processor shall seem. */
async function playLab(browser: Browser, address: string, slower: number): Promise<Playing> {
  const page = await browser.newPage({ viewport: WINDOW });
  const session = await page.context().newCDPSession(page);
  // Processor time of the main thread, so that a busy machine does not count against us.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${address}#/lab/raft/five`);
  await page.locator('.network [data-node="S1"]').waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.keyboard.press('k');
  await page.waitForTimeout(SETTLING_MS);
  const frames = await countFrames(page);
  const [before, framesBefore, since] = [await timings(session), await frames(), performance.now()];
  await page.waitForTimeout(PLAYED_MS);
  const [after, framesAfter, until] = [await timings(session), await frames(), performance.now()];
  await page.close();
  const count = framesAfter - framesBefore;
  const each = (name: keyof Timings): number => ((after[name] - before[name]) * 1000) / count;
  return {
    framesPerSecond: (count * 1000) / (until - since),
    perFrame: {
      all: each('TaskDuration'),
      script: each('ScriptDuration'),
      layout: each('LayoutDuration'),
      style: each('RecalcStyleDuration'),
    },
  };
}

/** Compressed kilobytes of scripts that arrive before a lesson can be read and stepped. */
async function scriptsBeforeLesson(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: WINDOW });
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${address}#/lesson/raft-log-repair`);
  await page.locator('.network [data-node="S1"]').waitFor();
  const all = await Promise.all(sizes);
  await page.close();
  return all.reduce((sum, size) => sum + size, 0) / 1000;
}

if (!existsSync('dist/index.html')) {
  console.error('There is no dist/ to measure: run `npm run build` first.');
  process.exit(1);
}
const server = await preview({
  preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  logLevel: 'error',
});
const address = server.resolvedUrls!.local[0]!;
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const kilobytes = await scriptsBeforeLesson(browser, address);
  const normal = await playLab(browser, address, 1);
  const slow = await playLab(browser, address, 4);
  report([
    {
      figure: 'main thread per frame while playing',
      ours: normal.perFrame.all,
      unit: 'ms',
      target: { is: 'at most', number: 2 },
    },
    { figure: '  of it script', ours: normal.perFrame.script, unit: 'ms' },
    { figure: '  of it layout', ours: normal.perFrame.layout, unit: 'ms' },
    { figure: '  of it style', ours: normal.perFrame.style, unit: 'ms' },
    { figure: 'frames per second', ours: normal.framesPerSecond, unit: 'fps' },
    { figure: 'frames per second, processor 4× slower', ours: slow.framesPerSecond, unit: 'fps' },
    { figure: 'main thread per frame, 4× slower', ours: slow.perFrame.all, unit: 'ms' },
    {
      figure: 'scripts before the first lesson, gzip',
      ours: kilobytes,
      unit: 'kB',
      target: { is: 'at most', number: 150 },
    },
  ]);
} finally {
  await browser.close();
  await server.close();
}
