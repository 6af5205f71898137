/** A presenter's clicker sends PageDown and PageUp, whatever has the focus after a stray click on the stage. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { needle, node, openLesson, placeOf } from './stage.ts';

const start = 'raft-log-repair/portrait';
const counter = (page: Page) => page.getByRole('button', { name: /^Step \d+ of/ });
const path = (page: Page): string => new URL(page.url()).pathname;
/** What has the focus, in a few words. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    return `${it?.tagName} ${it?.getAttribute('aria-label') ?? it?.textContent?.slice(0, 40)}`;
  });

test.describe('a clicker works', () => {
  test.beforeEach(async ({ page }) => {
    await openLesson(page, start);
  });

  test('on a page that was just opened', async ({ page }) => {
    const before = path(page);
    await page.keyboard.press('PageDown');
    await expect(counter(page)).toHaveText(/^7 of/);
    await page.keyboard.press('PageUp');
    await expect(counter(page)).toHaveText(/^6 of/);
    expect(path(page)).toBe(before);
  });

  test('whatever has the focus, which stays there', async ({ page }) => {
    for (const there of [
      page.getByRole('button', { name: 'Keys' }),
      page.getByRole('button', { name: 'Partition' }),
      node(page, 'S1'),
      page.locator('[data-entry][tabindex="0"]'),
      needle(page),
    ]) {
      await there.focus();
      await expect(there).toBeFocused();
      await page.keyboard.press('PageDown');
      await expect(counter(page)).toHaveText(/^7 of/);
      await expect(there).toBeFocused();
      await page.keyboard.press('PageUp');
      await expect(counter(page)).toHaveText(/^6 of/);
      await expect(there).toBeFocused();
    }
  });

  test('after a stray click on a node, whose menu makes way', async ({ page }) => {
    await node(page, 'S2').click();
    const menu = page.getByRole('dialog', { name: 'What to do with S2' });
    await expect(menu).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(counter(page)).toHaveText(/^7 of/);
    await expect(menu).toHaveCount(0);
    await expect(node(page, 'S2')).toBeFocused();
    await page.keyboard.press('PageUp');
    await expect(counter(page)).toHaveText(/^6 of/);
  });

  test('while a prediction is open, whose answer was clicked', async ({ page }) => {
    await openLesson(page, 'raft-one-leader/majority');
    await page.getByRole('radio', { name: 'When it has three of the five.' }).click();
    const held = await focus(page);
    await page.keyboard.press('PageUp');
    await expect(counter(page)).toHaveText(/^2 of/);
    await page.keyboard.press('PageDown');
    await expect(counter(page)).toHaveText(/^3 of/);
    await page.getByRole('radio', { name: 'When it has three of the five.' }).click();
    expect(await focus(page)).toBe(held);
    await page.keyboard.press('PageDown');
    await expect(page.locator('.question-why')).toContainText('You saw it coming.');
    await expect(counter(page)).toHaveText(/^3 of/);
  });

  test('and a button held down does not skip steps', async ({ page }) => {
    await page.keyboard.down('PageUp');
    for (let i = 0; i < 5; i++) await page.keyboard.down('PageUp');
    await page.keyboard.up('PageUp');
    await expect.poll(() => placeOf(page)).toBe('#/lesson/raft-log-repair/memory?beat=1');
    await page.keyboard.press('PageUp');
    await expect.poll(() => placeOf(page)).toBe('#/lesson/raft-log-repair/memory');
  });

  test('and leaves the address of the page alone, but for the step', async ({ page }) => {
    const [before, entries] = [path(page), await page.evaluate(() => history.length)];
    await page.keyboard.press('PageUp');
    await expect.poll(() => placeOf(page)).toMatch(/^#\/lesson\/raft-log-repair\/(?!portrait)/);
    expect(path(page)).toBe(before);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });
});
