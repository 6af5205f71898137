/** Time in the lab goes both ways, branches, and can be sent to a friend. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { hasLeader, momentWhere, mutantOf, scheduleLink } from './links.ts';
import { leader, needle, node, openLab, placeOf, seen, sentence, settled } from './stage.ts';

const withLeader = momentWhere('five', hasLeader);
const time = (page: Page) => page.getByTestId('time');
const millis = async (page: Page): Promise<number> =>
  Number((await time(page).textContent())!.replaceAll(' ', '').split('ms')[0]);

for (const [unit, forward, back] of [
  ['event', 'Shift+ArrowRight', 'ArrowLeft'],
  ['message', ']', '['],
] as const) {
  test(`stepping forth and back by ${unit} returns to identical pictures`, async ({ page }) => {
    await openLab(page, withLeader);
    const pictures = [await seen(page)];
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press(forward);
      pictures.push(await seen(page));
    }
    expect(new Set(pictures.map(({ time }) => time)).size).toBe(13);
    for (let i = 11; i >= 0; i--) {
      await page.keyboard.press(back);
      expect(await seen(page)).toEqual(pictures[i]);
    }
  });
}

test('an act in the past begins a what-if; the old course of events stays and can be returned to', async ({
  page,
}) => {
  await openLab(page, 'raft/five?at=60');
  const end = await settled(page);
  await needle(page).focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  const fork = await settled(page);
  expect(fork.time).not.toBe(end.time);
  const lines = page.getByRole('combobox', { name: 'Course of events' });
  await expect(lines).toHaveCount(0);
  await node(page, (await leader(page))!.id).focus();
  await page.keyboard.press('c');
  await expect(lines).toHaveValue('1');
  await expect(lines.getByRole('option')).toHaveText(['As it was', /^What if 1, from event \d+$/]);
  const whatIf = await settled(page);
  await lines.selectOption('As it was');
  expect(await settled(page)).toEqual(fork);
  await page.getByRole('button', { name: 'To the end' }).click();
  expect(await settled(page)).toEqual(end);
  await lines.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'To the end' }).click();
  expect(await settled(page)).toEqual(whatIf);
});

test('the knob of the score is dragged with the pointer, and a press on the score goes there', async ({
  page,
}) => {
  await openLab(page, 'raft/five?at=60');
  await expect(needle(page)).toBeVisible();
  const before = await millis(page);
  const knob = (await needle(page).boundingBox())!;
  const [x, y] = [knob.x + knob.width / 2, knob.y + knob.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 3 });
  await page.mouse.move(x - 120, y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => millis(page)).toBeLessThan(before);
  const dragged = await millis(page);
  await page.mouse.click(x - 240, y + 15);
  await expect.poll(() => millis(page)).toBeLessThan(dragged);
});

test('a reload lands on the same picture, with what hands did', async ({ page }) => {
  await openLab(page, withLeader);
  await node(page, 'S1').focus();
  await page.keyboard.press('c');
  for (let i = 0; i < 5; i++) await page.keyboard.press(']');
  const before = await settled(page);
  expect(before.nodes[0]).toContain('crashed');
  await page.reload();
  expect(await settled(page)).toEqual(before);
});

test('a link pasted into the address bar of an open lab opens there', async ({ page }) => {
  await openLab(page);
  await page.evaluate(() => {
    window.location.hash = '#/lab/raft/five?seed=9&at=30';
  });
  await expect(time(page)).toContainText('event 30');
  await expect(page.getByRole('button', { name: 'Seed 9' })).toBeVisible();
});

test('the seed is shown and can be changed: the same seed gives the same run, another gives another', async ({
  page,
}) => {
  const at20 = async (): Promise<string> => {
    for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect(time(page)).toContainText('event 20');
    return JSON.stringify(await seen(page));
  };
  const restart = async (from: number, to: number): Promise<void> => {
    await page.getByRole('button', { name: `Seed ${from}`, exact: true }).click();
    await page.getByRole('textbox', { name: 'Seed' }).fill(String(to));
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('button', { name: `Seed ${to}`, exact: true })).toBeVisible();
    await expect(time(page)).toContainText('event 0');
  };
  await openLab(page);
  const first = await at20();
  await restart(42, 7);
  const other = await at20();
  expect(other).not.toBe(first);
  await restart(7, 42);
  expect(await at20()).toBe(first);
  expect(placeOf(page)).toContain('seed=42');
});

test('a rule can be switched off: it says so, in the card and in the address', async ({ page }) => {
  await openLab(page);
  await page.getByText('All rules').click();
  const rule = page.locator('[data-rule="RV.2a"]');
  await expect(rule.getByText('Switched off')).toHaveCount(0);
  await rule.locator('summary').click();
  await rule.getByText('SW-VOTE1').click();
  await expect(rule.locator('summary')).toContainText('Switched off: A server votes for everybody who asks');
  expect(placeOf(page)).toContain('switch.SW-VOTE1.off');
  await page.reload();
  await page.getByText('All rules').click();
  await expect(rule.locator('summary')).toContainText('Switched off');
});

const { off, schedule } = mutantOf('SW-VOTE1');

test('without the rule of one vote a known schedule breaks a promise: its lamp turns red and tells the witness', async ({
  page,
}) => {
  await openLab(page, scheduleLink(schedule, off));
  const lamps = page.getByRole('group', { name: 'What must hold' });
  await lamps.getByRole('button', { name: 'Election safety is broken' }).click();
  const witness = page.getByRole('dialog', { name: 'What must hold' }).locator('[data-property="I1"]');
  await expect(witness).toContainText(/S1.*S2|S2.*S1/);
  await expect(witness).toContainText('term 1');
  await expect(sentence(page)).not.toBeEmpty();
});

test('with the rule in force every lamp stays green', async ({ page }) => {
  await openLab(page, scheduleLink(schedule.slice(0, 4)));
  const lamps = page.getByRole('group', { name: 'What must hold' });
  await expect(lamps.getByRole('button', { name: /all \d+ hold/ })).toBeVisible();
  await expect(lamps.getByRole('button', { name: /broken/ })).toHaveCount(0);
});
