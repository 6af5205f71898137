/** Everything that can go wrong in a network can be made to go wrong in the lab. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { hasLeader, momentWhere } from './links.ts';
import {
  entriesOf,
  leader,
  menuOf,
  messages,
  mistakesOf,
  node,
  openLab,
  placeOf,
  pressUntil,
  seen,
  sentence,
  settled,
  untilSomebodyLeads,
} from './stage.ts';

const withLeader = momentWhere('five', hasLeader);
const withFlights = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 4);

const leaders = async (page: Page): Promise<number> =>
  (await seen(page)).nodes.filter((label) => label.includes(', leader,')).length;

const sides = (page: Page): Locator => page.getByRole('dialog', { name: 'Part the network' });

/** Opens the menu of the first message under way; tells which message it was. */
async function firstMessage(page: Page): Promise<string> {
  const first = messages(page).first();
  const says = await first.getAttribute('aria-label');
  await first.press('Enter');
  await expect(page.getByRole('dialog', { name: 'What to do with this message' })).toContainText(says!);
  return says!;
}

let mistakes: readonly string[] = [];
test.beforeEach(({ page }) => {
  mistakes = mistakesOf(page);
});
test.afterEach(() => {
  expect(mistakes).toEqual([]);
});

test('the leader is crashed from its menu, and another takes over in a higher term', async ({ page }) => {
  await openLab(page, withLeader);
  const first = (await leader(page))!;
  await (await menuOf(page, first.id)).getByRole('button', { name: `Crash ${first.id}` }).click();
  await expect(node(page, first.id)).toHaveAccessibleName(/crashed/);
  const next = await untilSomebodyLeads(page, first.term);
  expect(next.id).not.toBe(first.id);
  expect(next.term).toBeGreaterThan(first.term);
});

test('C crashes the node that has the focus, and C restarts it', async ({ page }) => {
  await openLab(page, withLeader);
  const first = (await leader(page))!;
  await node(page, first.id).focus();
  await page.keyboard.press('c');
  await expect(node(page, first.id)).toHaveAccessibleName(/crashed/);
  await expect(node(page, first.id)).toBeFocused();
  await page.keyboard.press('c');
  await expect(node(page, first.id)).toHaveAccessibleName(/follower/);
});

test('two are parted from three in the dialog: each side has its leader, until the network is healed', async ({
  page,
}) => {
  await openLab(page, withLeader);
  const old = (await leader(page))!;
  const friend = old.id === 'S1' ? 'S2' : 'S1';
  await page.keyboard.press('j');
  for (const id of ['S1', 'S2', 'S3', 'S4', 'S5', 'C1']) {
    await sides(page)
      .getByRole('radio', { name: `${id} on side ${id === old.id || id === friend ? 'A' : 'B'}` })
      .check();
  }
  await sides(page).getByRole('button', { name: 'Cut 2 | 4' }).click();
  await expect(sides(page)).toHaveCount(0);
  const next = await untilSomebodyLeads(page, old.term);
  expect([old.id, friend]).not.toContain(next.id);
  expect(await leaders(page)).toBe(2);
  await page.getByRole('button', { name: 'Heal', exact: true }).click();
  await pressUntil(page, ']', async () => (await leaders(page)) === 1);
  expect((await leader(page))!.term).toBeGreaterThanOrEqual(next.term);
  await expect(node(page, old.id)).toHaveAccessibleName(new RegExp(`term ${(await leader(page))!.term}`));
});

test('a line dragged across the stage parts the network along it', async ({ page }) => {
  await openLab(page);
  // Where nodes stand is known once everything beside and below the stage has come.
  await settled(page);
  const stage = (await page.locator('.network').boundingBox())!;
  const middle = async (id: string) => {
    const { x, y, width, height } = (await node(page, id).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const [s1, s2, s5] = [await middle('S1'), await middle('S2'), await middle('S5')];
  // Between S1, which stands alone at the top, and its two neighbours.
  const height = (s1.y + Math.min(s2.y, s5.y)) / 2;
  await page.mouse.move(s5.x - 50, height);
  await page.mouse.down();
  await page.mouse.move(s1.x, height, { steps: 4 });
  await page.mouse.move(s2.x + 50, height, { steps: 4 });
  await page.mouse.up();
  expect(stage.y).toBeLessThan(height);
  await expect(page.getByRole('button', { name: 'Mend the network' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(sides(page).getByRole('radio', { name: 'S1 on side A' })).toBeChecked();
  for (const id of ['S2', 'S3', 'S4', 'S5', 'C1']) {
    await expect(sides(page).getByRole('radio', { name: `${id} on side B` })).toBeChecked();
  }
  await sides(page).getByRole('button', { name: 'Heal everything' }).click();
  await expect(page.getByRole('button', { name: 'Mend the network' })).toHaveCount(0);
});

test('a message can be dropped', async ({ page }) => {
  await openLab(page, withFlights);
  const count = await messages(page).count();
  await firstMessage(page);
  await page.getByRole('button', { name: 'Drop' }).click();
  await expect(messages(page)).toHaveCount(count - 1);
  expect(placeOf(page)).toMatch(/\.drop\./);
});

test('a message can be duplicated, and both copies say the same', async ({ page }) => {
  await openLab(page, withFlights);
  const count = await messages(page).count();
  const says = await firstMessage(page);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(messages(page)).toHaveCount(count + 1);
  expect((await seen(page)).messages.filter((label) => label === says).length).toBeGreaterThanOrEqual(2);
});

test('a message can be delayed: what was to come next comes later', async ({ page }) => {
  await openLab(page, withFlights);
  await page.keyboard.press(']');
  const undisturbed = await sentence(page).textContent();
  await openLab(page, withFlights);
  // All but one are delayed out of the way, so the next to arrive is another one, or the same one last.
  const count = await messages(page).count();
  for (let i = 0; i < count; i++) {
    await messages(page).nth(i).press('Enter');
    await page.getByRole('button', { name: 'Delay by 50 ms' }).click();
  }
  await expect(messages(page)).toHaveCount(count);
  const before = Number((await page.getByTestId('time').textContent())!.split(' ms')[0]);
  await pressUntil(
    page,
    'Shift+ArrowRight',
    async () => (await sentence(page).textContent()) === undisturbed,
  );
  const after = Number((await page.getByTestId('time').textContent())!.split(' ms')[0]);
  expect(after - before).toBeGreaterThanOrEqual(50);
});

test('a message can be delivered at once', async ({ page }) => {
  await openLab(page, withFlights);
  const says = await firstMessage(page);
  const [, from, to] = /^(\w+) to (\w+):/.exec(says)!;
  await page.getByRole('button', { name: 'Deliver now' }).click();
  await expect(sentence(page)).toContainText(`from ${from} reaches ${to}`);
  expect(placeOf(page)).toMatch(/\.deliver\./);
});

test("a client's command ends up in every log", async ({ page }) => {
  await openLab(page, withLeader);
  const { id } = (await leader(page))!;
  const menu = await menuOf(page, id);
  await menu.getByRole('textbox', { name: 'Command' }).fill('Z=9');
  await menu.getByRole('button', { name: `Send to ${id}` }).click();
  for (const server of ['S1', 'S2', 'S3', 'S4', 'S5']) {
    await node(page, id).focus();
    await pressUntil(
      page,
      ']',
      async () => (await entriesOf(page, server).filter({ hasText: 'Z=9' }).count()) === 1,
    );
  }
});

test('a timer can be run out by hand, and the node stands for election', async ({ page }) => {
  await openLab(page);
  await (await menuOf(page, 'S2')).getByRole('button', { name: 'Run out its election timer' }).click();
  await expect(node(page, 'S2')).toHaveAccessibleName(/candidate, term 1/);
  await expect(messages(page)).toHaveCount(4);
});
