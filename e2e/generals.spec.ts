/** The camp: generals are turned, scrolls rewritten, worlds compared through one general's eyes. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, menuOf, messages, mistakesOf, node, openLab, openLesson, pressUntil } from './stage.ts';

const lamp = (page: Page, name: string) => page.locator('.lamps').getByText(name, { exact: true });

/** Plays on, message by message, until everybody has decided. */
async function finish(page: Page): Promise<void> {
  await pressUntil(page, ']', async () => (await decisions(page)).every((word) => word !== ''), 60);
}

/** What the loyal lieutenants have decided, in their order; empty as long as they have not. */
const decisions = (page: Page): Promise<readonly string[]> =>
  page.locator('.camp [data-node^="L"]').evaluateAll((all) =>
    all
      .map((element) => element.getAttribute('aria-label') ?? '')
      .filter((label) => !label.includes('traitor'))
      .map((label) => /(?:decided|decides) (\w+)/.exec(label)?.[1] ?? ''),
  );

test('a general is turned by hand, lies as it is told, and the loyal ones hold together', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openLab(page, 'generals/play-four');
  const menu = await menuOf(page, 'L3');
  await menu.getByRole('combobox').first().selectOption('silent');
  await expect(node(page, 'L3')).toHaveAccessibleName(/traitor/);
  await menu.getByRole('combobox', { name: /^To L1/ }).selectOption('EAT');
  await menu.getByRole('combobox', { name: /^To L2/ }).selectOption('NAP');
  await page.keyboard.press('Escape');
  await finish(page);
  expect(await decisions(page)).toEqual(['ATTACK', 'ATTACK']);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /L1/ }) });
  await expect(row).toContainText('EAT');
  await page.reload();
  await expect(node(page, 'L3')).toHaveAccessibleName(/traitor/);
  expect(await decisions(page)).toEqual(['ATTACK', 'ATTACK']);
  expect(mistakes).toEqual([]);
});

test('the worst lies are searched: three generals are beaten, four are not', async ({ page }) => {
  await openLab(page, 'generals/play-three');
  let menu = await menuOf(page, 'L2');
  await menu.getByRole('combobox').first().selectOption('honest');
  await menu.getByRole('button', { name: 'Find the worst lies' }).click();
  await menu.getByRole('button', { name: 'Let them lie like that' }).click();
  await page.keyboard.press('Escape');
  await finish(page);
  expect(await decisions(page)).toEqual(['RETREAT']);
  await expect(page.locator('.lamps')).toContainText('IC2 obedience');
  await expect(page.locator('.lamps')).toContainText(/is broken/);

  await openLab(page, 'generals/play-four');
  menu = await menuOf(page, 'L3');
  await menu.getByRole('button', { name: 'Find the worst lies' }).click();
  await expect(menu.getByRole('status')).toContainText('none breaks');
});

test('what is written on a scroll can be changed while its messenger runs', async ({ page }) => {
  await openLab(page, 'generals/play-four');
  await pressUntil(page, 'PageDown', async () => (await messages(page).count()) === 3, 20);
  await messages(page).first().focus();
  await messages(page).first().press('Enter');
  const menu = page.getByRole('dialog', { name: 'What to do with this message' });
  await menu.getByRole('button', { name: 'EAT', exact: true }).click();
  await expect(messages(page).filter({ hasText: 'EAT' })).toHaveCount(1);
  await expect(page.getByTestId('sentence')).toContainText('changes the Order');
  // Taken away from under the focus, a messenger leaves it to another.
  await messages(page).first().focus();
  await messages(page).first().press('Delete');
  await expect(messages(page)).toHaveCount(2);
  expect(await page.evaluate(() => document.activeElement?.matches('[data-message]'))).toBe(true);
});

test('when the network breaks its word the loyal are left with the default, and the link remembers', async ({
  page,
}) => {
  await openLab(page, 'generals/play-four');
  await page.keyboard.press('j');
  const dialog = page.getByRole('dialog', { name: 'Part the network' });
  await dialog.getByRole('textbox', { name: /Lost/ }).fill('200');
  await expect(dialog.getByRole('button', { name: 'Set it' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: /Lost/ }).fill('100');
  await dialog.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByTestId('sentence')).toContainText('100 % of messages are lost');
  for (const again of [false, true]) {
    if (again) await page.reload();
    else await finish(page);
    await expect.poll(() => decisions(page)).toEqual(['RETREAT', 'RETREAT']);
    await expect(page.locator('.lamps')).toContainText('IC2 obedience');
    await expect(page.locator('.lamps')).toContainText('is broken');
  }
});

test('two different worlds look the same through the eyes of one general', async ({ page }) => {
  await openLesson(page, 'generals-three/eyes');
  const figures = page.locator('.figures-both .figure');
  await expect(figures).toHaveCount(2);
  const seenIn = (side: number) =>
    figures
      .nth(side)
      .locator('.camp [data-node], .camp [data-message]')
      .evaluateAll((all) => all.map((element) => element.getAttribute('aria-label') ?? ''));
  await expect.poll(async () => (await seenIn(0)).length).toBe(3);
  expect(await seenIn(0)).toEqual(await seenIn(1));
  for (const side of [0, 1])
    await figures.nth(side).getByRole('combobox', { name: 'Seen by' }).selectOption('everybody');
  expect(await seenIn(0)).not.toEqual(await seenIn(1));
});

test('from three to ten generals fit round the city, and ten come to a decision', async ({ page }) => {
  const mistakes = mistakesOf(page);
  for (const count of [2, 9]) {
    await openLab(page, `generals/four?o=lieutenants:${count}`);
    await expect(page.locator('.camp [data-node]')).toHaveCount(count + 1);
  }
  await page.getByRole('combobox', { name: /speed/i }).selectOption('8');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => decisions(page), { timeout: 20_000 }).not.toContain('');
  expect(new Set(await decisions(page)).size).toBe(1);
  expect(mistakes).toEqual([]);
});

test('what others say they were told unfolds, path by path', async ({ page }) => {
  await openLab(page, 'generals/seven');
  await page.getByRole('combobox', { name: /speed/i }).selectOption('8');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => decisions(page), { timeout: 20_000 }).not.toContain('');
  const heard = page.getByRole('region', { name: 'Heard' });
  await heard.getByRole('button', { expanded: false }).first().click();
  await expect(heard.getByRole('button', { expanded: true })).toHaveCount(1);
});

test('the consensus problem is judged while the reader decides for each process', async ({ page }) => {
  await openLab(page, 'consensus');
  for (const [id, word] of [
    ['P1', '10'],
    ['P2', '0'],
  ] as const) {
    const menu = await menuOf(page, id);
    await menu.getByRole('textbox').first().fill(`decide ${word}`);
    await menu.getByRole('button', { name: `Send to ${id}` }).click();
  }
  await expect(lamp(page, 'Agreement')).toBeVisible();
  await expect(page.locator('.lamps')).toContainText(/broken/i);
});

test('the shuttle: four healthy computers fall apart, one after the other', async ({ page }) => {
  await arrive(page, '#/lab/shuttle/history');
  await expect(node(page, 'GPC1')).toBeVisible();
  await pressUntil(page, ']', async () => (await page.getByText('1-1-1-1').count()) > 0, 120);
  await expect(page.getByText('1-1-1-1').first()).toBeVisible();
});
