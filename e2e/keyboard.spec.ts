/** Who has no mouse can do everything, gets out of everything, and may silence the letters. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { awkward } from './checks.ts';
import { hasLeader, momentWhere } from './links.ts';
import {
  leader,
  messages,
  node,
  openLab,
  openLesson,
  placeOf,
  pressUntil,
  seen,
  untilSomebodyLeads,
} from './stage.ts';

const withLeader = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 3);

/** Presses Tab (or another key) until something has the focus. */
const tabTo = (page: Page, selector: string, key = 'Tab', most = 60) =>
  pressUntil(
    page,
    key,
    () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector),
    most,
  );

test('by keys alone the leader is crashed, the network parted and healed, and time goes back', async ({
  page,
}) => {
  await openLab(page, withLeader);
  const first = (await leader(page))!;
  await tabTo(page, '.network [data-node]');
  await tabTo(page, `[data-node="${first.id}"]`, 'ArrowRight', 6);
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: `What to do with ${first.id}` });
  await expect(menu.getByRole('button', { name: /Crash/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(node(page, first.id)).toHaveAccessibleName(/crashed/);
  await expect(node(page, first.id)).toBeFocused();
  await untilSomebodyLeads(page, first.term);
  await page.keyboard.press('j');
  await tabTo(page, 'dialog .button-primary');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(placeOf(page)).toContain('.cut.');
  await page.keyboard.press('j');
  await tabTo(page, 'dialog .button-primary');
  await tabTo(page, 'dialog .button-default');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Mend the network' })).toHaveCount(0);
  expect(placeOf(page)).toContain('.heal');
  await tabTo(page, '[role=slider]');
  await page.keyboard.press('Home');
  await expect(page.getByTestId('time')).toContainText('event 0');
});

test('the stage is no trap: Tab leaves it, even if it must pass every message', async ({ page }) => {
  await openLab(page, withLeader);
  await node(page, 'S1').focus();
  const most = (await messages(page).count()) + 3;
  const isOut = () => page.evaluate(() => document.activeElement?.closest('.network') === null);
  await pressUntil(page, 'Tab', isOut, most);
  await pressUntil(page, 'Shift+Tab', async () => !(await isOut()), 1);
});

test('Esc closes each dialog and menu and gives the focus back', async ({ page }) => {
  await openLab(page, withLeader);
  await node(page, 'S2').focus();
  for (const key of ['Enter', 'j', '?']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(node(page, 'S2')).toBeFocused();
  }
});

test('whatever can be pressed has a name, can have the focus, and is at least 24 px in both directions', async ({
  page,
}) => {
  for (const open of [() => openLab(page, withLeader), () => openLesson(page, 'raft-log-repair/portrait')]) {
    await open();
    expect(await awkward(page)).toEqual([]);
  }
});

test('single characters can be switched off, and stay off after a reload', async ({ page }) => {
  await openLab(page, withLeader);
  await page.keyboard.press('?');
  await page.getByRole('checkbox').or(page.getByRole('switch')).first().uncheck({ force: true });
  await page.keyboard.press('Escape');
  for (let round = 0; round < 2; round++) {
    const before = await seen(page);
    await node(page, 'S1').focus();
    for (const key of ['c', 'j', 'd', 'n', 'k', ']', '.', '1', '?']) await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
    expect(await seen(page)).toEqual(before);
    await page.reload();
    await expect(node(page, 'S1')).toBeVisible();
  }
  await page.keyboard.press('PageDown');
  expect(placeOf(page)).not.toBe(`#/lab/${withLeader}`);
});

test('a clicker works: on and back, dark and bright, start and stop, wherever the focus is', async ({
  page,
}) => {
  await openLesson(page, 'raft-log-repair');
  const step = (n: number) => page.getByRole('button', { name: new RegExp(`^Step ${n} of`) });
  const curtain = page.getByRole('button', { name: 'The picture is hidden' });
  const focus = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60));
  await page.evaluate(() => Object.assign(window, { untouched: true }));

  await pressUntil(page, 'PageDown', () => step(2).isVisible(), 8);
  await pressUntil(page, 'PageUp', () => step(1).isVisible(), 8);

  // The same button of a clicker comes out as another sign on other keyboards.
  for (const where of ['nothing', 'a node']) {
    if (where === 'a node') await node(page, 'S2').focus();
    const [place, focused] = [placeOf(page), await focus()];
    for (const key of ['.', ':', ';', 'v', '/']) {
      const press = () =>
        page.evaluate((sign) => {
          const event = { key: sign, code: 'Period', bubbles: true, cancelable: true };
          (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event));
        }, key);
      await press();
      await expect(curtain, `${key} on ${where}`).toBeVisible();
      await press();
      await expect(curtain).toHaveCount(0);
    }
    expect([placeOf(page), await focus()]).toEqual([place, focused]);
  }

  // While it is dark, the first press only brings the picture back.
  await page.keyboard.press('b');
  await expect(curtain).toBeVisible();
  const dark = await page.screenshot();
  await page.keyboard.press('PageDown');
  await expect(curtain).toHaveCount(0);
  await expect(step(1)).toBeVisible();
  await page.keyboard.press('w');
  await expect(curtain).toBeVisible();
  await curtain.click();
  await expect(curtain).toHaveCount(0);

  // Over an open dialog as well.
  await page.keyboard.press('o');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('b');
  await expect.poll(async () => (await page.screenshot()).equals(dark)).toBe(true);
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);

  // Start and stop fill the screen and leave it; nothing is loaded again.
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('F5');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('F5');
  await expect.poll(isFull).toBe(false);
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  await expect(step(1)).toBeVisible();
});
