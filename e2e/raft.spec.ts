/** What Raft shows beyond its logs: who belongs to the cluster, who could win, what is counted, what machines hold. */
import { expect, test } from '@playwright/test';
import { messages, mistakesOf, node, openLab, pressUntil } from './stage.ts';

test('the panels of Raft tell who counts, who could win, what a leader waits for, what machines hold', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openLab(page, 'raft/five?seed=1&o=voters%3A3');
  const key = page.locator('.network .hull-key');
  await expect(key).toContainText('members: 2 of S1 S2 S3');
  await expect(key).toContainText('no members: S4 S5');
  await expect(page.locator('.network .hull')).toHaveCount(1);

  const open = async (name: string): Promise<void> => {
    await page.getByRole('radio', { name, exact: true }).check({ force: true });
  };
  await open('Members');
  await expect(page.locator('.members tbody tr')).toHaveCount(5);
  await expect(page.locator('.members tbody tr').nth(3)).toContainText('no member');

  await open('Who could win?');
  const rows = page.locator('.electable tbody tr');
  await expect(rows.first()).toContainText('3, 2 needed');
  await expect(rows.last()).toContainText('no member');
  await page.locator('.electable .kept-name', { hasText: 'S1' }).click();
  await expect(page.locator('.electable .kept-says')).toContainText('S4 and S5 are no members');

  await open('Notebooks');
  await expect(page.locator('.notebooks')).toContainText('Nobody has written anything down yet.');
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await pressUntil(page, ']', async () => (await page.locator('.notebooks .page').count()) > 0);
  await expect(page.locator('.notebooks .page')).toContainText('Stands in term 1');
  await expect(page.locator('.notebooks .page')).toContainText('1 of 2');
  await expect(messages(page).first()).toBeVisible();

  await open('Machines');
  await expect(page.locator('.machines tbody tr')).toHaveCount(5);
  await expect(page.locator('.machines')).toContainText('No machine holds anything yet.');
  await expect(node(page, 'S4')).toHaveAccessibleName(/not a member/);
  expect(mistakes).toEqual([]);
});
