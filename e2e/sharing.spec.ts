import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Download, Locator, Page } from '@playwright/test';
import jsQR from 'jsqr';
import { arrive, calm, menuOf, openLesson, placeOf } from './stage.ts';

/** Pixels, as a browser reads a picture. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The bytes of a file as an address a page may show. */
const asData = (bytes: Buffer, type: string): string => `data:${type};base64,${bytes.toString('base64')}`;

/** Decodes a picture in the page, scaled to a width (its own unless told). */
async function pixelsOf(page: Page, source: string, width?: number): Promise<Pixels> {
  const read = await page.evaluate(
    async ([address, wide]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = wide ?? image.naturalWidth;
      canvas.height = Math.round((canvas.width * image.naturalHeight) / image.naturalWidth);
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
      return { width: canvas.width, height: canvas.height, text: btoa(text) };
    },
    [source, width] as const,
  );
  return { ...read, data: new Uint8ClampedArray(Buffer.from(read.text, 'base64')) };
}

/** The part of pixels of which no neighbour in the other picture is near: edges may be smoothed differently. */
function differing(a: Pixels, b: Pixels): number {
  let wrong = 0;
  const near = (i: number, j: number): boolean =>
    j >= 0 && j < b.data.length && [0, 1, 2].every((c) => Math.abs(a.data[i + c]! - b.data[j + c]!) < 48);
  for (let i = 0; i < a.data.length; i += 4)
    if (![0, 4, -4, a.width * 4, -a.width * 4].some((shift) => near(i, i + shift))) wrong += 4;
  return wrong / a.data.length;
}

/** How many different colours there are, looking coarsely. */
const coloursOf = ({ data }: Pixels): number => {
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4)
    colours.add(((data[i]! >> 4) << 8) | ((data[i + 1]! >> 4) << 4) | (data[i + 2]! >> 4));
  return colours.size;
};

/** Presses something that saves a file. */
async function saved(
  page: Page,
  button: Locator,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    button.click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** What something looks like once it looks so twice in a row: what is fetched late may still move it. */
async function stillOf(what: Locator): Promise<Buffer> {
  let last: Buffer | undefined;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await what.screenshot();
        return before?.equals(last) ?? false;
      },
      { intervals: [150] },
    )
    .toBe(true);
  return last!;
}

test('a moment is shared as a link, a code, a picture and a film', async ({ page, browser, baseURL }) => {
  await openLesson(page, 'raft-log-repair/probe');
  await expect(page.locator('.logs [data-entry]').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await calm(page);
  const figure = page.locator('main .figure');
  const shot = await pixelsOf(page, asData(await stillOf(figure), 'image/png'));
  await page.keyboard.press('q');
  const link = await page.getByTestId('share-link').inputValue();
  expect(link).toMatch(/#\/s\/1\.[\w-]+\.[\w-]{4}$/);
  expect(link.split('#')[1]!.length).toBeLessThan(80);

  await button(page, 'Copy').first().click();
  await expect(page.locator('.share-field [role=status]').first()).toHaveText(/Copied|copy it yourself/);
  expect((await new AxeBuilder({ page }).setLegacyMode().include('dialog').analyze()).violations).toEqual([]);

  // The code, as a camera sees it, small and large.
  const code = page.locator('.share-code');
  const seen = await pixelsOf(page, asData(await code.screenshot(), 'image/png'));
  expect(jsQR(seen.data, seen.width, seen.height)?.data).toBe(link);
  await code.click();
  await expect(code).toHaveAttribute('aria-pressed', 'true');
  expect((await code.boundingBox())!.width).toBeGreaterThan(400);
  await code.click();

  // The picture is what was seen.
  const png = await saved(page, button(page, 'PNG'));
  expect(png.name).toBe('raft-log-repair-probe.png');
  const drawn = await pixelsOf(page, asData(png.bytes, 'image/png'), shot.width);
  expect(differing(shot, drawn)).toBeLessThan(0.02);
  const svg = await saved(page, button(page, 'SVG'));
  const vector = await pixelsOf(page, asData(svg.bytes, 'image/svg+xml'));
  expect(differing(shot, vector)).toBeLessThan(0.02);
  expect(svg.bytes.toString()).not.toMatch(/<foreignObject|<script|https?:\/\/(?!www\.w3\.org)/);

  // Films: what they promise, and the reader stays where they were.
  const before = page.url();
  const told = page.locator('.share-film [role=status]');
  const [, promised] = /(\d+) s of film/.exec(await told.innerText()) ?? [];
  const gif = await saved(page, button(page, 'GIF'));
  const webm = await saved(page, button(page, 'WebM'));
  await expect(button(page, 'WebM')).toBeFocused();
  // One that is cancelled leaves nothing behind, nor does one whose dialog is closed.
  await button(page, 'GIF').click();
  await page.keyboard.press('Enter');
  await expect(told).toHaveText(/Cancelled/);
  await button(page, 'GIF').click();
  await page.keyboard.press('Escape');
  expect(page.url()).toBe(before);
  await expect(page.locator('.offstage')).toHaveCount(0);
  const cinema = await (await browser.newContext({ bypassCSP: true })).newPage();
  await cinema.goto(baseURL!);
  const frames = await cinema.evaluate(
    async (source) => {
      const data = await (await fetch(source)).arrayBuffer();
      const decoder = new ImageDecoder({ data, type: 'image/gif' });
      await decoder.completed;
      const { image } = await decoder.decode({ frameIndex: 0 });
      const { frameCount } = decoder.tracks.selectedTrack!;
      return { count: frameCount, width: image.displayWidth };
    },
    asData(gif.bytes, 'image/gif'),
  );
  expect(frames.width).toBe(960);
  expect(frames.count).toBeGreaterThan(4);
  const film = await cinema.evaluate(
    async (source) => {
      const video = document.createElement('video');
      document.body.append(video);
      video.src = source;
      await new Promise((resolve, reject) => {
        video.onloadeddata = resolve;
        video.onerror = reject;
      });
      // Not before the picture of that time is there.
      const drawn = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      video.currentTime = video.duration / 2;
      await new Promise((resolve) => (video.onseeked = resolve));
      await drawn;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      canvas.getContext('2d')!.drawImage(video, 0, 0);
      return { seconds: video.duration, picture: canvas.toDataURL('image/png') };
    },
    asData(webm.bytes, 'video/webm'),
  );
  expect(Math.abs(film.seconds - Number(promised))).toBeLessThan(1);
  const still = await pixelsOf(cinema, film.picture);
  expect([still.width, still.height]).toEqual([1280, 720]);
  expect(coloursOf(still)).toBeGreaterThan(12);
  await cinema.context().close();

  // The link leads back; what is damaged or from the future is told kindly.
  await arrive(page, link.slice(link.indexOf('#')));
  await expect(page).toHaveURL(/#\/lesson\/raft-log-repair\/probe$/);
  await expect(page.locator('.lesson-prose h1')).toBeVisible();
  await arrive(page, `${link.slice(link.indexOf('#'), -6)}x.abcd`);
  await expect(page.getByRole('alert')).toContainText('missing or has changed');
  await arrive(page, '#/s/2.whatever-comes');
  await expect(page.getByRole('alert')).toContainText('newer Parley');
});

test('a lesson is printed: as many pages as promised, light ones', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('parley.theme', '"night"'));
  await arrive(page, '#/handout/paxos-dies-in-prepare?notes=1');
  const promise = page.getByTestId('pages');
  const isPrinted = async (format: string): Promise<void> => {
    await expect(promise).toHaveText(/pages, A4 or Letter/, { timeout: 60_000 });
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(Number.parseInt(await promise.innerText(), 10));
  };
  await isPrinted('A4');
  expect(await page.locator('article .paper-picture > svg').count()).toBe(5);
  await expect(page.locator('article .paper-note').first()).toBeVisible();
  await expect(page.locator('article .paper-right').first()).toBeVisible();
  expect(
    (await new AxeBuilder({ page }).setLegacyMode().exclude('.paper-picture > svg').analyze()).violations,
  ).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.handout-tools')).toBeHidden();
  const sheet = await pixelsOf(page, asData(await page.screenshot(), 'image/png'));
  const dark = sheet.data.filter((value, i) => i % 4 === 1 && value < 110).length / (sheet.data.length / 4);
  expect(dark).toBeLessThan(0.15);
  await page.emulateMedia({ media: null });

  // For everybody: nothing gives the answers away before the last sheets.
  await page.getByText('For everybody').click();
  await expect(page).toHaveURL(/handout\/paxos-dies-in-prepare$/);
  await expect(page.locator('.paper-note, .paper-right')).toHaveCount(0);
  await isPrinted('Letter');
  await expect(page.locator('.paper-note, .paper-right')).toHaveCount(0);
  await expect(page.locator('article:has(.paper-answer) .paper-question')).toHaveCount(0);

  // What was seen today, with what was tried and a way back to it; on a phone, too.
  await openLesson(page, 'raft-one-leader/candidate');
  await (await menuOf(page, 'S1')).getByRole('button', { name: 'Crash S1' }).click();
  await expect(page).toHaveURL(/do=[^&]*crash\.S1/);
  const tried = placeOf(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await arrive(page, '#/handout/raft-one-leader?seen=1');
  await expect(promise).toHaveText(/pages?, A4 or Letter/, { timeout: 60_000 });
  await expect(page.locator('article .paper-picture > svg')).toHaveCount(2);
  for (const picture of await page.locator('article .paper-picture > svg').all())
    await expect(picture).toContainText('S3');
  expect((await page.locator('article').first().boundingBox())!.width).toBeLessThan(390);
  await expect(page.locator('article .paper-tried')).toContainText('S1 crashes');
  await page.locator('article .paper-tried a').click();
  await expect(page).toHaveURL((url) => url.hash === tried);
});
