/** Paxos in the hands of a tinkerer: wishes, promises, acceptances, and who knows what. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { paxos } from '../src/protocols/paxos/paxos.ts';
import { mutantOf, scheduleLink } from './links.ts';
import { arrive, menuOf, messages, mistakesOf, node, openLab, pressUntil, settled } from './stage.ts';

const ledger = (page: Page): Locator => page.getByRole('table', { name: /in each ballot/ });

/** Whether the ledger says that a ballot has chosen. */
const isChosen = (page: Page) => async (): Promise<boolean> =>
  (await ledger(page).textContent())!.includes('chosen: 2 of 3');

async function ask(page: Page, id: string, wish: string): Promise<void> {
  const menu = await menuOf(page, id);
  await menu.getByLabel('Command').fill(wish);
  await menu.getByRole('button', { name: `Send to ${id}` }).click();
}

test('two wishes, one animal: the ledger lights up before anybody knows, and in the end all name the same', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openLab(page, 'paxos/three');
  await ask(page, 'P1', 'cat');
  await ask(page, 'P2', 'dog');
  await expect(node(page, 'P2')).toHaveAccessibleName(/preparing/);
  const forward = page.getByRole('button', { name: 'One event forward' });
  for (let i = 0; i < 60 && !(await isChosen(page)()); i++) await forward.click();
  expect(await isChosen(page)()).toBe(true);
  await expect(node(page, 'L1')).toHaveAccessibleName(/knows nothing|heard/);
  await pressUntil(page, ']', async () =>
    /knows (cat|dog)/.test((await node(page, 'L1').getAttribute('aria-label'))!),
  );
  const [, chosen] = /knows (cat|dog)/.exec((await node(page, 'L1').getAttribute('aria-label'))!)!;
  await expect(ledger(page)).toContainText(chosen!);
  expect(mistakes).toEqual([]);
});

test('what a node knows is less than what happened', async ({ page }) => {
  await openLab(page, 'paxos/9001');
  await expect(ledger(page)).toContainText('chosen: 3 of 5');
  await page.getByLabel('as known by').selectOption('A1');
  await expect(page.getByRole('table', { name: /as A1 knows it/ })).toContainText('cat');
  await expect(ledger(page)).not.toContainText('chosen: 3 of 5');
  await page.getByLabel('as known by').selectOption('L1');
  await expect(ledger(page)).toHaveCount(0);
});

test('a proposer that comes for a dog is bound to the cat, and its notebook says why', async ({ page }) => {
  await openLab(page, 'paxos/9001');
  const says = async (id: string): Promise<string> => (await node(page, id).getAttribute('aria-label'))!;
  await pressUntil(page, ']', async () => (await says('P2')).includes('cat: 0 of 3'), 20);
  await page.getByText('Notebooks', { exact: true }).click();
  await expect(page.getByRole('region', { name: /notebook/i }).first()).toContainText(
    /P2 Wants dog under ballot 9002.*A3 cat @ 9001/,
  );
  await pressUntil(page, ']', async () => (await says('L1')).includes('knows cat'), 60);
});

for (const off of ['PSW-VALUE', 'PSW-MAJ', 'PSW-DIRECTION'] as const) {
  test(`without ${off} two values are chosen, and the lamp says so`, async ({ page }) => {
    const { schedule } = mutantOf(off, paxos);
    await openLab(page, scheduleLink(schedule, off, paxos));
    await expect(page.getByRole('group', { name: 'What must hold' })).toContainText('Agreement');
    await expect(page.getByRole('group', { name: 'What must hold' })).toContainText('broken');
    await settled(page);
    expect(page.url()).toContain(off);
  });
}

test('a message can be taken away from under a proposer, which asks again', async ({ page }) => {
  await openLab(page, 'paxos/three');
  await ask(page, 'P1', 'cat');
  for (const to of ['A1', 'A2', 'A3']) {
    await messages(page)
      .and(page.getByRole('button', { name: new RegExp(`P1 to ${to}`) }))
      .focus();
    await page.keyboard.press('Delete');
  }
  await expect(messages(page)).toHaveCount(0);
  await pressUntil(page, ']', isChosen(page));
});

test('Multi-Paxos closes a gap with a command that does nothing, and all execute the same', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await openLab(page, 'multi-paxos/gap');
  const entry = (id: string, slot: number): Locator => page.locator(`.logs [data-entry="${id} ${slot}"]`);
  await expect(entry('S2', 3)).toHaveCount(0);
  await pressUntil(page, ']', async () => (await entry('S2', 3).count()) > 0);
  await expect(entry('S2', 3)).toHaveAccessibleName(/NOOP/);
  await expect(page.locator('.logs')).toContainText('does nothing');
  expect(mistakes).toEqual([]);
});

test('a lesson with two runs: a what-if happens to both, and R leads both back', async ({ page }) => {
  await arrive(page, '#/lesson/paxos-remember/second');
  const both = page.locator('.network [data-node="A3"]');
  await expect(both).toHaveCount(2);
  const names = async (): Promise<readonly string[]> =>
    page
      .locator('.network [data-node]')
      .evaluateAll((all) => all.map((el) => el.getAttribute('aria-label')!));
  const script = await names();
  await both.first().focus();
  await page.keyboard.press('c');
  for (const which of [both.first(), both.last()]) await expect(which).toHaveAccessibleName(/crashed/);
  await page.keyboard.press('r');
  await expect.poll(names).toEqual(script);
});
