/** The front page runs a cluster and dares the reader; nothing of it leaves the machine. */
import { expect, test } from '@playwright/test';
import { lessonsOnFile, messages, mistakesOf, node, seen } from './stage.ts';

test('the cluster runs by itself: messages come and go without a hand', async ({ page }) => {
  await page.goto('./');
  await expect(node(page, 'S1')).toBeVisible();
  const pictures = new Set<string>();
  await expect
    .poll(async () => pictures.add(JSON.stringify((await seen(page)).messages)).size)
    .toBeGreaterThan(3);
});

test('whoever crashes the leader sees a successor announced, in a higher term', async ({ page }) => {
  const mistakes = mistakesOf(page);
  await page.goto('./');
  const dare = page.getByTestId('dare');
  await expect(dare).toContainText(/^S\d is in charge/);
  const first = /^(S\d)/.exec((await dare.textContent())!)![1]!;
  const term = Number(/term (\d+)/.exec((await node(page, first).getAttribute('aria-label'))!)![1]);
  await dare.getByRole('button', { name: `Crash ${first}` }).click();
  await expect(node(page, first)).toHaveAccessibleName(/crashed/);
  await expect(dare).toContainText(/S\d took over, in term \d+/, { timeout: 30_000 });
  const [, next, later] = /(S\d) took over, in term (\d+)/.exec((await dare.textContent())!)!;
  expect(next).not.toBe(first);
  expect(Number(later)).toBeGreaterThan(term);
  await dare.getByRole('button', { name: `Bring ${first} back` }).click();
  await expect(node(page, first)).not.toHaveAccessibleName(/crashed/);
  expect(mistakes).toEqual([]);
});

test('Pause stops the cluster, and Play lets it go on', async ({ page }) => {
  await page.goto('./');
  const dare = page.getByTestId('dare');
  await dare.getByRole('button', { name: 'Pause' }).click();
  await expect(dare.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
    )
    .toBe(0);
  await dare.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => messages(page).count()).toBeGreaterThan(0);
});

test('only lessons that exist are listed, each under its address, and they open', async ({ page }) => {
  const lessons = lessonsOnFile();
  expect(lessons.length).toBeGreaterThanOrEqual(2);
  await page.goto('./');
  const course = page.getByRole('region', { name: 'The course' });
  await expect(course.locator('a[href^="#/lesson/"]')).toHaveCount(lessons.length);
  for (const { id } of lessons) await expect(course.locator(`a[href="#/lesson/${id}"]`)).toHaveCount(1);
  // lessons.spec.ts walks every one; here it is the links that are tried, one of seven.
  for (const { id, title, steps } of lessons.filter((_, i) => i % 7 === 0)) {
    await course.locator(`a[href="#/lesson/${id}"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: steps[0]!.title })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText(title);
    await page.goBack();
  }
});

test('nothing leaves the origin, a policy forbids it, and the console stays silent', async ({
  page,
  baseURL,
}) => {
  const mistakes = mistakesOf(page);
  const abroad: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL!))
      abroad.push(request.url());
  });
  await page.goto('./');
  await expect(node(page, 'S1')).toBeVisible();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/connect-src 'self'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  for (const hash of ['#/lab/raft/five', '#/lesson/raft-one-leader', '#/']) {
    await page.goto(`./${hash}`);
    await expect(node(page, 'S1')).toBeVisible();
  }
  const refused = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
  expect(abroad.filter((url) => url !== 'https://example.org/')).toEqual([]);
  expect(mistakes.filter((text) => !text.includes('example.org'))).toEqual([]);
});
