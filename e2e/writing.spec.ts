/** A lesson can be written, broken, mended, kept, presented and given away as one file; what strangers send is only data. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { arrive, calm, mistakesOf, node } from './stage.ts';

const single = resolve('dist/parley.html');

// `npm run build` makes it; whoever has only run `vite build` gets it now.
test.beforeAll(() => {
  test.setTimeout(120_000);
  if (existsSync(single)) return;
  execFileSync('npx', ['vite', 'build', '--mode', 'single', '--outDir', 'dist', '--emptyOutDir', 'false']);
});

const text = (page: Page): Locator => page.getByRole('textbox', { name: 'The text of the lesson' });
const verdict = (page: Page): Locator => page.locator('.findings-head > span');
const line = (page: Page, words: string): Locator => page.locator('.cm-line', { hasText: words }).first();
const allTrue = /^\d+ steps?, \d+ claims?, all true$/;

/** Begins with a lesson of the gallery. */
async function begin(page: Page, title: string): Promise<void> {
  await arrive(page, '#/write');
  await page.getByRole('button', { name: title }).click();
  await expect(verdict(page)).toHaveText(allTrue);
}

/** Writes at the end of a line. */
async function writeAfter(page: Page, words: string, keys: string): Promise<void> {
  await line(page, words).click();
  await page.keyboard.press('End');
  await page.keyboard.type(keys);
}

/** Lets a file fall on the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([called, inside]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([inside!], called!));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent('#main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('#main', 'drop', { dataTransfer: data });
}

/** Goes on to the end of a lesson. */
async function playOut(page: Page): Promise<void> {
  const end = page.locator('.lesson-end');
  // By key: where the last motion ends by itself, the button gives way to the link to the front page.
  for (let i = 0; i < 400 && !(await end.isVisible()); i++) await page.keyboard.press('PageDown');
  await expect(end).toBeVisible();
}

test('a lesson is written: broken, mended, completed, kept, and presented to its end', async ({ page }) => {
  const mistakes = mistakesOf(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await begin(page, 'An election in Raft');

  // Broken: the mistake stands in its line, with what may have been meant, and the last picture stays.
  await writeAfter(page, 'crash S1', '\ncrsh S2');
  await page.keyboard.press('Escape');
  await expect(verdict(page)).toHaveText('1 mistake');
  const mistake = page.locator('.findings-mistake button');
  await expect(mistake).toHaveText(/^line 44.*did you mean "crash"\?$/);
  await expect(page.getByText('The picture is that of the last version')).toBeVisible();
  await expect(node(page, 'S3')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Present it' })).toBeDisabled();
  await page.keyboard.press('Control+Home');
  await mistake.click();
  await expect(page.locator('.cm-activeLine')).toHaveText('crsh S2');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();

  // Mended: the picture follows the text and stands where the cursor is.
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('crash S5');
  await page.keyboard.press('Escape');
  await expect(verdict(page)).toHaveText(allTrue);
  await expect(node(page, 'S5')).toHaveAttribute('aria-label', /crashed|down/i);
  await expect(page.locator('.write-help')).toContainText('crash {node}');

  // Completed: a claim out of the list, judged at once.
  await writeAfter(page, 'leader of term 1 is S1', '\nleaders');
  await page.getByRole('option', { name: 'leaders are {number}' }).click();
  await expect(page.locator('.cm-activeLine')).toHaveText('leaders are 1');
  await expect(verdict(page)).toHaveText('3 steps, 10 claims, all true');
  await page.keyboard.press('Escape');

  // Kept: a reload loses nothing, and what was written before it can be taken back.
  await expect(page.getByText('Kept in this browser')).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(verdict(page)).toHaveText('3 steps, 10 claims, all true');
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect(verdict(page)).not.toHaveText('3 steps, 10 claims, all true');
  await page.keyboard.press('Control+y');
  await expect(verdict(page)).toHaveText('3 steps, 10 claims, all true');

  // The keyboard gets in and out.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text(page)).not.toBeFocused();

  await page.getByRole('button', { name: 'Present it' }).click();
  await expect(page).toHaveURL(/#\/lesson\/own-\w+\/nobody/);
  await playOut(page);

  // A lesson that is wrong is not presented: it says where, and leads back.
  await page.goto(address);
  await writeAfter(page, 'crash S5', '0');
  await expect(verdict(page)).toHaveText('1 mistake');
  await expect(page.getByText('Kept in this browser')).toBeVisible();
  await arrive(page, address.replace(/^.*#\/write/, '#/lesson'));
  await expect(page.getByRole('alert')).toContainText('line 45');
  await page.getByRole('link', { name: 'Open it in the editor' }).click();
  await expect(verdict(page)).toHaveText('1 mistake');
  expect(mistakes).toEqual([]);
});

test('a lesson leaves as one file, which plays from a disk without a network, and can be written on there', async ({
  page,
  browser,
}, testInfo) => {
  await begin(page, 'A follower');
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'One HTML file' }).click();
  const file = testInfo.outputPath('lesson.html');
  const gone = await leaving;
  expect(gone.suggestedFilename()).toBe('a-log-repaired.html');
  await gone.saveAs(file);

  const context = await browser.newContext({ offline: true });
  const disk = await context.newPage();
  const mistakes = mistakesOf(disk);
  const requests: string[] = [];
  disk.on('request', (request) => requests.push(request.url()));
  await disk.goto(`file://${file}`);
  await expect(disk.getByRole('heading', { name: 'Three equal logs' })).toBeVisible();
  await disk.goto(`file://${file}#/lesson/own-in-this-file/alone`);
  await disk.reload();
  await disk.getByRole('radio', { name: /Not one step further/ }).click();
  await disk.locator('.lesson-nav .button-primary').click();
  await expect(disk.locator('.question-why')).toContainText('You saw it coming.', { timeout: 20_000 });
  await disk.goto(`file://${file}#/write/own-in-this-file`);
  await expect(verdict(disk)).toHaveText(allTrue);
  const again = disk.waitForEvent('download');
  await disk.getByRole('button', { name: 'One HTML file' }).click();
  const second = testInfo.outputPath('again.html');
  await (await again).saveAs(second);
  await disk.goto(`file://${second}`);
  await expect(disk.getByRole('heading', { name: 'Three equal logs' })).toBeVisible();

  // The program alone, and one of its own lessons.
  await disk.goto(`file://${single}#/lesson/raft-one-leader`);
  await expect(node(disk, 'S1')).toBeVisible();
  await disk.locator('.lesson-nav .button-primary').click();
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(mistakes).toEqual([]);
  await context.close();
});

/** A lesson with these lines in it. */
const hostile = (body: string, title = 'X'): string =>
  `---\nid: x\ntitle: ${title}\nprotocol: raft\nlevel: beginner\nminutes: 1\nobjectives: [a]\ncluster:\n  nodes: [S1, S2, S3]\n---\n\n## One {#one}\n\n${body}\n`;

test('what strangers send is only text: nothing runs, nothing is fetched, the page lives', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  const origin = new URL(test.info().project.use.baseURL ?? '').origin;
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin)
      elsewhere.push(request.url());
  });
  page.on('dialog', (dialog) => elsewhere.push(`dialog: ${dialog.message()}`));

  await arrive(page, '#/write');
  const wrong = page.locator('.notice-bad');
  await drop(page, 'photo.md', '\0\x01\x02');
  await expect(wrong).toContainText('photo.md is not a text');
  await drop(page, 'huge.md', 'a'.repeat(5_000_000));
  await expect(wrong).toContainText('huge.md has 5000 kB');
  await drop(page, 'letter.md', 'Dear all,');
  await expect(wrong).toContainText('letter.md is no lesson');
  await drop(page, 'page.html', '<script>window.injected=1</script>');
  await expect(wrong).toContainText('no lesson in page.html');

  const texts: readonly (readonly [string, RegExp])[] = [
    [
      hostile(
        '<img src=https://evil.example/x onerror="window.injected=1">\n\n<script>window.injected=1</script>',
      ),
      /mistake/,
    ],
    [hostile('[a](javascript:window.injected=1) ![b](https://evil.example/b.png)'), /mistake/],
    [
      hostile('A [link](https://evil.example/c).', '"</title><script>window.injected=1</script>"'),
      /all true/,
    ],
    [hostile('```do\nelect S1\nrelease timers\nrun until S1 is down\n```'), /mistake/],
    [hostile('*a **b '.repeat(500)), /mistake/],
    [hostile('```do\nheal\n```\n'.repeat(3_000)), /mistake/],
  ];
  // How long the page has not drawn, at most.
  await page.evaluate(() => {
    let last = performance.now();
    const look = (now: number): void => {
      document.body.dataset.gap = String(Math.max(Number(document.body.dataset.gap ?? 0), now - last));
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const [content, says] of texts) {
    const before = page.url();
    await drop(page, 'x.md', content);
    await expect(page).not.toHaveURL(before);
    await expect(verdict(page)).toHaveText(says);
  }
  expect(Number(await page.evaluate(() => document.body.dataset.gap))).toBeLessThan(4_000);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  expect(elsewhere).toEqual([]);
  expect(mistakes).toEqual([]);
});

test('axe finds nothing where lessons are written, in either theme, and on a telephone there are two tabs', async ({
  page,
}) => {
  const check = async (): Promise<void> => {
    await calm(page);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await arrive(page, '#/write');
  await expect(page.getByRole('button', { name: 'Consensus by hand' })).toBeVisible();
  await check();
  await page.getByRole('button', { name: 'Paxos chooses one value' }).click();
  await expect(verdict(page)).toHaveText(allTrue);
  await check();
  await page.getByRole('button', { name: 'Night theme' }).click();
  await writeAfter(page, 'latency', 'x');
  await expect(verdict(page)).toHaveText('1 mistake');
  await check();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('region', { name: 'How the lesson plays' })).toBeHidden();
  await page.getByText('Preview', { exact: true }).click();
  await expect(text(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'How the lesson plays' })).toBeVisible();
  await check();
});
