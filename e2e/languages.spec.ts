/** The program speaks German to whoever asks for it: pages, a lesson with its figure, help; and English again. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, mistakesOf, placeOf, pressUntil, sentence } from './stage.ts';

/** Headings and buttons that are wider than their place. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a.button, h1, h2, h3, summary, label')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .network'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 4 && scrollWidth > clientWidth + 1)
      .map(({ tagName, textContent }) => `${tagName} ${textContent.trim().slice(0, 40)}`),
  );

/** Nothing is wider than its place, nor the page wider than the window. */
async function expectRoom(page: Page): Promise<void> {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => cutOff(page), `${placeOf(page)} at ${size.width}`).toEqual([]);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  }
}

test('German is chosen once, and then everything speaks it, until it is English again', async ({ page }) => {
  const mistakes = mistakesOf(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 720 });
  await arrive(page, '#/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.getByLabel('Language').selectOption('de');

  // The front page, drawn anew where it was, with the focus where it was.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie verteilte Systeme sich einigen.');
  await expect(html).toHaveAttribute('lang', 'de');
  await expect(page.getByLabel('Sprache')).toBeFocused();
  const lesson = page.getByRole('link', { name: /Ein Leader zur selben Zeit/ });
  await expect(lesson).toContainText('14 Min.');
  await expect(page.getByText('One acceptor is not enough').first()).toBeVisible();
  await expect(page.locator('.topic-lesson[lang="en"]').first()).toHaveText('One acceptor is not enough');
  await expectRoom(page);

  // A lesson, walked to its end with keys: its first question whole, then step by step.
  await lesson.click();
  const title = page.locator('.lesson-prose h1');
  await expect(title).toHaveText('Niemand ist zuständig');
  await expect(page).toHaveTitle('Niemand ist zuständig · Ein Leader zur selben Zeit · Parley');
  await expect(page.locator('.lesson-prose')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Schritt 1 von 9' })).toBeVisible();
  const question = page.locator('.question').last();
  await expect(page.locator('.lesson-claims li').first()).toHaveAttribute('lang', 'en');
  const end = page.getByRole('link', { name: 'Beenden' });
  await expect(question.getByRole('heading')).toHaveText('Was passiert? Antworten Sie in der Abbildung');
  await page.keyboard.press('3');
  await expect(question.getByRole('radio', { name: /S3/ })).toBeChecked();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.question-why').first()).toContainText('Sie haben es kommen sehen.');
  await expect(sentence(page)).toContainText('S3 stellt sich in Term 1 zur Wahl');
  await expect(page.locator('.network [data-node="S3"]')).toHaveAttribute(
    'aria-label',
    /^S3, Kandidat, Term 1/,
  );
  for (let step = 2; step <= 9; step++) {
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.getByRole('button', { name: `Schritt ${step} von 9` })).toBeVisible();
  }
  await pressUntil(page, 'PageDown', () => end.isVisible(), 20);
  await expect(title).toHaveText('Das Kabel ist geflickt');
  await expect(page.getByRole('group', { name: 'Was gelten muss' }).first()).toContainText('alle 15 gelten');
  await expectRoom(page);

  // A link leads to the same place, in the reader's language; so does a reload.
  const place = placeOf(page);
  expect(place).toContain('raft-one-leader/mended');
  await page.reload();
  await expect(title).toHaveText('Das Kabel ist geflickt');
  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

  // Menus and help.
  await page.locator('.network [data-node="S1"]').click();
  const menu = page.getByRole('dialog', { name: 'Was mit S1 geschehen soll' });
  await expect(menu.getByRole('button', { name: 'S1 abstürzen lassen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tasten und Zeichen' });
  await expect(help).toContainText('Bild ↓');
  await expect(help).toContainText('Vollbild ein oder aus');
  await expectRoom(page);

  // The other language is fetched when it is wanted; if that fails, all stays as it was.
  await help.getByLabel('Sprache').selectOption('en');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(title).toHaveText('The cable is mended');
  expect(placeOf(page)).toBe(place);
  expect(mistakes).toEqual([]);
});

test('an address may ask for a language, and one that cannot be fetched leaves everything as it was', async ({
  page,
}) => {
  await page.goto('./?lang=de#/lab/raft/five');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noch ist nichts geschehen');
  await expect(page.getByLabel('Szenario')).toContainText('Fünf Server und ein Client');
  await page.goto('./?lang=tlh#/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.route(/assets\/(de|german|index)-[^/]*\.js$/, (route) => route.abort());
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByText('Deutsch could not be fetched.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Watch distributed systems agree.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
