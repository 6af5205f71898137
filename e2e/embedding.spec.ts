/** In frames of other sites' pages: the interface, decks, learning systems, and letters from strangers. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test } from '@playwright/test';
import type { Browser, Frame, FrameLocator, Page } from '@playwright/test';
import { mistakesOf } from './stage.ts';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

let server: Server;
let browser: Browser;
/** The site of the pages that show us: `localhost`, while we are on `127.0.0.1`. */
let host: string;

test.beforeAll(async ({ baseURL }) => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const file = path.startsWith('/reveal.js/') ? `node_modules${path}` : `examples/embedding${path}`;
      const text = readFileSync(file, 'utf8').replaceAll('https://parley.example/', baseURL!);
      response.writeHead(200, { 'content-type': TYPES[path.split('.').at(-1)!] ?? 'text/plain' }).end(text);
    } catch {
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  host = `http://localhost:${(server.address() as AddressInfo).port}`;
  // Playwright switches the partitioning of storage off; the last word on features counts, and gives it back.
  browser = await chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM!,
    args: [
      '--disable-gpu',
      '--disable-features=Translate',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
});

test.afterAll(async () => {
  await browser.close();
  server.close();
});

/** Opens a page that shows us. */
async function show(name: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 760 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${host}/${name}`);
  return page;
}

const ours = (page: Page): Frame => page.frames().find((frame) => frame.url().includes('embed='))!;
const inside = (page: Page): FrameLocator => page.frameLocator('iframe[src]');
const title = (page: Page) => inside(page).locator('.embed-title span');

/** What has the focus in the page that shows us. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.tagName);

type Message = Readonly<Record<string, unknown>>;

/** Keeps what the frame says, for `heard`. */
const listen = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    if (window.parent === window) window.addEventListener('message', ({ data }) => heard.push(data));
  });

const heard = (page: Page): Promise<readonly Message[]> =>
  page.evaluate(() => (window as unknown as { readonly heard: Message[] }).heard);

/** Asks and waits for the answer. */
const ask = (page: Page, message: Message): Promise<Message> =>
  page.evaluate(
    (asked) =>
      new Promise<Message>((resolve) => {
        const id = `${performance.now()}`;
        window.addEventListener('message', ({ data }: MessageEvent<Message>) => {
          if (data.id === id) resolve(data);
        });
        document.querySelector('iframe')!.contentWindow!.postMessage({ parley: 1, id, ...asked }, '*');
      }),
    message,
  );

test('a plain page: it is told and tells; strangers and nonsense do nothing', async () => {
  const page = await show('plain.html', listen);
  const mistakes = mistakesOf(page);
  await expect(title(page)).toHaveText('One log, five copies');
  expect(await page.evaluate(() => document.activeElement?.tagName), 'no focus is taken').toBe('BODY');
  await expect(page.locator('#where')).toHaveText('1 of 11: One log, five copies');
  const wished = (await heard(page)).find(({ type }) => type === 'size')!;
  await expect(page.locator('iframe')).toHaveAttribute('height', String(wished.height));
  await page.click('#next');
  await expect(page.locator('#where')).not.toContainText('1 of 11');
  await page.click('#prev');
  await expect(page.locator('#where')).toContainText('1 of 11');

  // Round trip: a state is taken, another place visited, the state given back.
  expect(await ask(page, { type: 'goto', step: 'probe' })).toMatchObject({ type: 'step', step: 'probe' });
  const { state } = await ask(page, { type: 'getState' });
  await ask(page, { type: 'goto', step: 'nap' });
  expect(await ask(page, { type: 'setState', state })).toMatchObject({ type: 'step', step: 'probe' });
  expect(await ask(page, { type: 'setState', state: { v: 1, place: 'lesson/other' } })).toMatchObject({
    type: 'error',
    code: 'state',
  });
  const huge = structuredClone(state) as { stage: { index: number } };
  huge.stage.index = 9_000_000;
  expect(await ask(page, { type: 'setState', state: huge })).toMatchObject({ code: 'state' });
  expect(await ask(page, { type: 'goto', step: '__proto__' })).toMatchObject({ code: 'step' });
  expect(await ask(page, { type: 'dance' })).toMatchObject({ type: 'error', code: 'type' });
  expect(await ask(page, { parley: 7, type: 'next' })).toMatchObject({ type: 'error', code: 'version' });

  // Keys that are not used here are told, used ones are not.
  await page.locator('iframe').focus();
  await inside(page).locator('.embed-title').click();
  await page.keyboard.press('f');
  await expect.poll(async () => (await heard(page)).filter(({ type }) => type === 'key').length).toBe(1);

  // Two hundred letters that mean nothing, or worse.
  const before = await ask(page, { type: 'getState' });
  await page.evaluate(() => {
    const parts = [null, undefined, 0, -1, NaN, '', 'next', '{"parley":1}', [], {}, true, 1e308];
    const keys = [
      'type',
      'parley',
      'state',
      'id',
      'step',
      'subject',
      'kind',
      'session',
      'letter',
      '__proto__',
    ];
    const target = document.querySelector('iframe')!.contentWindow!;
    let seed = 7;
    const pick = <T>(list: readonly T[]): T => list[(seed = (seed * 48271) % 2147483647) % list.length]!;
    const thing = (depth: number): unknown =>
      depth === 0
        ? pick(parts)
        : Object.fromEntries(keys.filter(() => pick([true, false])).map((key) => [key, thing(depth - 1)]));
    for (let i = 0; i < 200; i++) target.postMessage(thing(i % 4), '*');
    for (const type of ['setState', 'goto'])
      for (const value of parts) target.postMessage({ parley: 1, type, state: value, step: value ?? 1 }, '*');
    // A stranger: another frame of the same page.
    const stranger = document.createElement('iframe');
    stranger.srcdoc = `<script>parent.frames[0].postMessage({ parley: 1, type: 'next' }, '*')</` + 'script>';
    document.body.append(stranger);
    return new Promise((done) => {
      stranger.onload = done;
    });
  });
  const after = await ask(page, { type: 'getState' });
  expect(after.state).toEqual(before.state);
  expect(mistakes).toEqual([]);
  await page.context().close();
});

test('a reveal.js deck: the clicker walks in and out again; copies and reloads show the same', async () => {
  const page = await show('reveal.html');
  const slide = () =>
    page.evaluate(
      () => (window as unknown as { Reveal: { getIndices: () => { h: number } } }).Reveal.getIndices().h,
    );
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText(/Lookin/);
  await expect.poll(() => focused(page)).toBe('IFRAME');
  // Storage is apart here, as it is for readers.
  expect(await ours(page).evaluate(() => localStorage.length)).toBe(0);
  let stops = 0;
  for (; stops < 40 && (await slide()) === 1; stops++) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(40);
  }
  expect(stops).toBeGreaterThan(5);
  expect(await slide()).toBe(2);
  // Back: the frame was unloaded with its slide, and shows what it showed last.
  await page.keyboard.press('PageUp');
  expect(await slide()).toBe(1);
  await expect(inside(page).locator('.embed-title small')).toHaveText('11 / 11');
  await expect.poll(() => focused(page)).toBe('IFRAME');

  // Two more copies, as the speaker view loads them: all three walk together.
  const copies = await page.evaluate(() => {
    const { src } = document.querySelector('iframe')!;
    for (let i = 0; i < 2; i++) {
      const copy = document.createElement('iframe');
      copy.className = 'copy';
      copy.src = src;
      copy.style.cssText = `position:fixed;left:${i * 330}px;bottom:0;width:320px;height:240px`;
      document.body.append(copy);
    }
    return src;
  });
  expect(copies).toContain('session=repair');
  const places = () =>
    Promise.all(
      page
        .frames()
        .filter((frame) => frame.url().includes('embed='))
        .map((frame) => frame.locator('.embed-title small').textContent()),
    );
  await expect.poll(places).toEqual(['11 / 11', '11 / 11', '11 / 11']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => new Set(await places()).size).toBe(1);
  expect((await places())[0]).not.toBe('11 / 11');
  await page.evaluate(() => document.querySelectorAll('.copy').forEach((copy) => copy.remove()));

  // And out at the front; a key we do not use is the deck's: O shows all slides.
  for (let i = 0; i < 60 && (await slide()) === 1; i++) {
    await page.keyboard.press('PageUp');
    await page.waitForTimeout(40);
  }
  expect(await slide()).toBe(0);
  await page.keyboard.press('PageDown');
  await expect(inside(page).locator('.embed-title small')).toBeVisible();
  await expect.poll(() => focused(page)).toBe('IFRAME');
  await page.keyboard.press('o');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await page.context().close();
});

test('a learning system gets score and state, and gives the state back', async () => {
  const page = await show('lms.html');
  const question = inside(page).locator('.question');
  const onward = inside(page).locator('.embed-nav .button-primary');
  await question.getByRole('radio').nth(1).click();
  await onward.click();
  // The answer is shown when its motion is over, or skipped.
  if ((await onward.textContent())?.includes('Skip')) await onward.click();
  await expect(question.locator('.question-why')).toContainText('You saw it coming.');
  await expect.poll(async () => Number(await page.locator('#score').textContent())).toBeGreaterThan(0);
  expect(Number(await page.locator('#score').textContent())).toBeLessThanOrEqual(1);
  const kept = await page.evaluate(() => localStorage.getItem('exercise'));
  expect(kept).toContain('"firsts":{"');
  const before = await inside(page).locator('.embed-title').textContent();
  await page.reload();
  await expect(inside(page).locator('.embed-title')).toHaveText(before!);
  await expect(question.locator('.question-why')).toContainText('You saw it coming.');
  await page.context().close();
});

test('small frames: nothing is cut off, and a reader with a screen reader gets along', async ({ page }) => {
  for (const [width, height, place] of [
    [320, 480, '#/lesson/raft-log-repair/nap'],
    [800, 450, '#/lesson/paxos-beside-raft'],
    [320, 240, '#/lab/raft/five'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await page.goto(`./?embed=1&theme=${width === 320 ? 'light' : 'dark'}${place}`);
    await expect(page.locator('.embed [data-node]').first()).toBeVisible();
    await page.waitForTimeout(400);
    const found = await new AxeBuilder({ page }).analyze();
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      `${width}×${height}`,
    ).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
    const open = page.getByRole('link', { name: 'Open in Parley' });
    expect(await open.getAttribute('href')).not.toContain('embed');
  }
});

test('the examples of the documentation are these', () => {
  const docs = readFileSync('docs/embedding.md', 'utf8');
  for (const file of [
    'plain.html',
    'reveal.html',
    'lms.html',
    'slidev/slides.md',
    'slidev/components/Parley.vue',
  ])
    expect(docs, file).toContain(readFileSync(`examples/embedding/${file}`, 'utf8').trim());
});
