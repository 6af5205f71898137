/** Who cannot see colours, watch motion or look at all knows the same. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectStill, frames, listenIn, running, slowMotions } from './checks.ts';
import { hasLeader, momentWhere } from './links.ts';
import { leader, node, openLab, seen, sentence } from './stage.ts';

const withLeader = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 3);

/** What has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));

test('Pause stops everything that moves', async ({ page }) => {
  await openLab(page, withLeader);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => running(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).blur();
  await expectStill(page);
});

test('with reduced motion nothing starts by itself, no step moves anything for long, and the picture is the same', async ({
  page,
}) => {
  const after = async () => {
    await openLab(page, withLeader);
    for (let i = 0; i < 6; i++) await page.keyboard.press(']');
    return await seen(page);
  };
  const usual = await after();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await after()).toEqual(usual);
  expect(await slowMotions(page)).toEqual([]);
  await page.goto('./#/');
  await expect(page.getByTestId('dare').getByRole('button', { name: 'Play' })).toBeVisible();
});

test('a step is told in exactly one new sentence, and the focus stays', async ({ page }) => {
  await openLab(page, withLeader);
  const log = page.getByTestId('announcer');
  await expect(log).toHaveText(await sentence(page).innerText());
  const heard = await listenIn(page);
  await page.getByRole('button', { name: 'One message forward' }).focus();
  const before = await focused(page);
  await page.keyboard.press('Enter');
  await expect.poll(heard).toHaveLength(1);
  await frames(page, 60);
  expect(await heard()).toEqual([await sentence(page).innerText()]);
  expect(await focused(page)).toBe(before);
});

test('M says the state of every node', async ({ page }) => {
  await openLab(page, withLeader);
  await page.keyboard.press('m');
  const said = page.getByRole('status').filter({ hasText: 'S1' });
  for (const id of ['S1', 'S2', 'S3', 'S4', 'S5'])
    await expect(said).toContainText(new RegExp(`${id}, (follower|leader|candidate) (of|in) term 1`));
});

test('without colours every node still says who it is, what it does and in which term', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
  await openLab(page, withLeader);
  const { id } = (await leader(page))!;
  for (const name of ['S1', 'S2', 'S3', 'S4', 'S5']) {
    await expect(node(page, name)).toContainText(name);
    await expect(node(page, name)).toContainText('term 1');
  }
  const crowns = page.locator('.network .node-crown');
  await expect(crowns).toHaveCount(1);
  await expect(crowns).toContainText(/leader/i);
  await expect(crowns.locator('[data-node]')).toHaveAttribute('data-node', id);
  const labels = await page.locator('.capsule').allInnerTexts();
  expect(labels.length).toBeGreaterThanOrEqual(3);
  expect(labels.every((text) => text.trim() !== '')).toBe(true);
});
