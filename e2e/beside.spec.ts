/** Two runs on one page: the same seed, the same faults, one playhead. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { protocols } from '../src/protocols/index.ts';
import { arrive, mistakesOf, pressUntil } from './stage.ts';

type Side = 'left' | 'right';
const sides = ['left', 'right'] as const;

const figure = (page: Page, side: Side): Locator => page.locator(`[data-side="${side}"]`);
const nodeOn = (page: Page, side: Side, id: string): Locator =>
  figure(page, side).locator(`.network [data-node="${id}"]`);

/** What the nodes and messages of both sides say of themselves. */
async function seenOn(page: Page): Promise<Readonly<Record<Side, readonly string[]>>> {
  const labels = (side: Side): Promise<readonly string[]> =>
    figure(page, side)
      .locator('.network [data-node], .network [data-message]')
      .evaluateAll((all) => all.map((element) => element.getAttribute('aria-label') ?? '').sort());
  return { left: await labels('left'), right: await labels('right') };
}

async function openBeside(page: Page, place: string): Promise<void> {
  await arrive(page, `#/beside/${place}`);
  for (const side of sides) await expect(nodeOn(page, side, 'S1')).toBeVisible();
}

const isCrowned = (page: Page, side: Side) => async (): Promise<boolean> =>
  (await seenOn(page))[side].some((label) => label.includes(' leader,'));

test('two protocols suffer the same crash, whichever side it is done to, and go back together', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openBeside(page, 'raft/five/multi-paxos/five');
  for (const side of sides) await pressUntil(page, ']', isCrowned(page, side));
  await nodeOn(page, 'right', 'S2').click();
  await page
    .getByRole('dialog', { name: 'What to do with S2' })
    .getByRole('button', { name: /^Crash/ })
    .click();
  for (const side of sides) await expect(nodeOn(page, side, 'S2')).toHaveAccessibleName(/crashed/);
  await page.getByRole('button', { name: 'One event back' }).click();
  for (const side of sides) await expect(nodeOn(page, side, 'S2')).not.toHaveAccessibleName(/crashed/);
  await page.getByRole('button', { name: 'One event forward' }).click();
  for (const side of sides) await expect(nodeOn(page, side, 'S2')).toHaveAccessibleName(/crashed/);
  expect(mistakes).toEqual([]);
});

test('one playhead: both go on while it plays, both stand when it does not, and the link shows the same again', async ({
  page,
}) => {
  await openBeside(page, 'raft/five/multi-paxos/five?seed=5');
  const before = await seenOn(page);
  await page.getByRole('button', { name: 'Play' }).click();
  for (const side of sides)
    await expect.poll(async () => (await seenOn(page))[side]).not.toEqual(before[side]);
  await page.getByRole('button', { name: 'Pause' }).click();
  const stood = await seenOn(page);
  await page.waitForTimeout(400);
  expect(await seenOn(page)).toEqual(stood);
  await page.reload();
  await expect.poll(() => seenOn(page)).toEqual(stood);
});

test('what is done to one side alone stays there: a rule switched off, or a fault without the mirror', async ({
  page,
}) => {
  await openBeside(page, 'raft/three');
  const rules = figure(page, 'right').getByRole('button', { name: 'Rules' });
  await rules.click();
  const dialog = page.getByRole('dialog', { name: 'The rules of Raft, on the right' });
  await dialog.locator('[data-rule="RV.2a"] summary').click();
  await dialog.getByText('SW-VOTE1').click();
  await page.keyboard.press('Escape');
  await expect(figure(page, 'right').getByRole('button', { name: '1 off: SW-VOTE1' })).toBeVisible();
  await expect(figure(page, 'left').getByRole('button', { name: 'Rules' })).toBeVisible();
  await page.getByText('Same faults on both').click();
  await nodeOn(page, 'left', 'S3').focus();
  await nodeOn(page, 'left', 'S3').press('Enter');
  await page.keyboard.press('c');
  await expect(nodeOn(page, 'left', 'S3')).toHaveAccessibleName(/crashed/);
  await expect(nodeOn(page, 'right', 'S3')).not.toHaveAccessibleName(/crashed/);
});

test('another protocol can be put beside, and a hostile address opens what there is and says so', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openBeside(page, 'raft/three');
  const pick = page.getByLabel('What plays on the right');
  await expect(pick.locator('optgroup')).toHaveCount(Object.keys(protocols).length);
  await pick.selectOption('paxos duel');
  await expect(figure(page, 'right').getByRole('heading', { name: 'Paxos' })).toBeVisible();
  await expect(figure(page, 'left').getByRole('heading', { name: 'Raft' })).toBeVisible();
  await arrive(page, '#/beside/nonsense/x/raft/<script>?o=a:b&vdo=%25%25&at=99');
  await expect(page.getByRole('alert')).toContainText('does not know the protocol “nonsense”');
  await expect(page.getByRole('alert')).toContainText('cannot be read');
  await expect(nodeOn(page, 'right', 'S1')).toBeVisible();
  expect(mistakes).toEqual([]);
});
