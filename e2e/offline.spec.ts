/** Once it has been here, it opens without a network: any lesson, the lab, after a reload. */
import { expect, test } from '@playwright/test';
import { mistakesOf } from './stage.ts';

test('ready offline: after the first visit everything opens without a network', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'allow', ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByText('Ready offline')).toBeVisible({ timeout: 60_000 });
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    return (await (await fetch(link.href)).json()) as { name: string; icons: { src: string }[] };
  });
  expect(manifest.name).toContain('Parley');
  for (const { src } of manifest.icons) {
    const icon = await page.evaluate(async (path) => (await fetch(path)).status, `./${src}`);
    expect(icon, src).toBe(200);
  }
  await context.setOffline(true);
  const mistakes = mistakesOf(page);
  await page.goto('about:blank');
  await page.goto('./#/lesson/raft-log-repair/nap');
  await expect(page.locator('.network [data-node="S1"]')).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.question-why')).toContainText('You saw it coming.');
  await page.goto('about:blank');
  await page.goto('./?from=elsewhere#/lab/generals/four');
  await expect(page.locator('.camp [data-node="C"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('.camp [data-node="C"]')).toBeVisible();
  expect(mistakes).toEqual([]);
  await context.close();
});
