/** Failures that are looked for, found and played, and those who break things by hand. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { arrive, calm, messages, mistakesOf, node, openLab, placeOf } from './stage.ts';

const panel = (page: Page): Locator => page.locator('.break');
const press = (page: Page, name: string | RegExp): Promise<void> =>
  panel(page)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
const lamps = (page: Page): Locator => page.getByRole('group', { name: 'What must hold' });

/** What axe finds in the panel, in the words of its rules. */
async function faults(page: Page): Promise<readonly string[]> {
  await calm(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.side').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}

let mistakes: readonly string[] = [];
test.beforeEach(({ page }) => {
  mistakes = mistakesOf(page);
});
test.afterEach(() => {
  expect(mistakes).toEqual([]);
});

test('a rule is switched off, a failure is found, and watched until its lamp is broken', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLab(page, 'paxos/three');
  await page.keyboard.press('x');
  await page.getByLabel('Switch a rule off…').selectOption('PSW-VALUE');
  await page.getByLabel('Which promise').selectOption('X1');
  await page.getByLabel('Where to look').selectOption('From its beginning');
  expect(await faults(page)).toEqual([]);
  await press(page, 'Find a failure');
  await expect(panel(page).getByRole('heading', { level: 1 })).toHaveText('Agreement is broken', {
    timeout: 25_000,
  });
  expect(await faults(page)).toEqual([]);
  await expect(lamps(page)).not.toContainText('broken');
  const steps = panel(page).locator('.break-step');
  await expect(steps.last()).toContainText(/Accept/);
  await expect(panel(page)).toContainText('Here PR.2 would have stepped in.');

  // Each step stands until its sentence has been read; here by somebody who reads fast.
  await page.getByLabel('Speed').selectOption('8');
  await press(page, 'Watch it');
  await expect(steps.last()).toHaveAttribute('aria-current', 'step');
  await expect(lamps(page)).toContainText('broken');
  await expect(lamps(page)).toContainText('Agreement');

  // Where the rule would have stepped in, the card lights it.
  await panel(page).locator('.break-jumps').getByRole('button').first().click();
  await page.getByRole('radio', { name: 'All rules' }).check({ force: true });
  await expect(page.locator('.rule-lit.rule-weak[data-rule="PR.2"]').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Break it' }).check({ force: true });

  // Beside it, with the rule on, the same deeds break nothing.
  await panel(page).getByRole('link', { name: 'With the rule on' }).click();
  await expect(page.locator('.figure-off')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Paxos, left', exact: true })).toContainText(
    'must never happen',
  );
  await expect(page.getByRole('region', { name: 'Paxos, right', exact: true })).not.toContainText(
    'must never happen',
  );
  await expect(page.locator('.lesson-slip')).toHaveCount(0);
});

test('with all rules on nothing is found, and it says how far it looked, though nobody watched', async ({
  page,
}) => {
  await openLab(page, 'paxos/three?mode=find');
  await panel(page).getByText('5 s', { exact: true }).click();
  await press(page, 'Find a failure');
  await expect(panel(page).getByRole('heading', { level: 1 })).toHaveText('Searching');
  await press(page, 'Cancel');
  await expect(panel(page)).toContainText('You stopped it.');
  await press(page, 'Change what to look for');
  await press(page, 'Find a failure');
  // The page does nothing for a while, as one that nobody sees; the search goes on, and then it shows the truth.
  await page.evaluate(() => {
    const until = performance.now() + 6_000;
    while (performance.now() < until);
  });
  await expect(panel(page).getByRole('heading', { level: 1 })).toHaveText('Nothing found');
  await expect(panel(page)).toContainText(/It looked at [\d,]+ random walks.*, in \d+ s/);
  await expect(panel(page)).toContainText('That is not a proof');
});

test('an adversary wins by hints alone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLab(page, 'paxos/three?mode=adversary');
  await page.getByLabel('The rules').selectOption('PSW-PHASE1');
  await page.getByLabel('What to bring about').selectOption('X1');
  expect(await faults(page)).toEqual([]);
  await press(page, 'Begin');
  await expect(panel(page)).toContainText('0 steps used');
  const won = panel(page).locator('.break-won');
  for (let n = 0; n < 20 && (await won.count()) === 0; n++) {
    await press(page, 'Hint');
    await panel(page).getByRole('button', { name: 'Do it' }).click();
    await expect(panel(page)).toContainText(new RegExp(`${n + 1} steps? used`));
    if (n === 1) expect(await faults(page)).toEqual([]);
  }
  await expect(won).toContainText('chosen');
  await expect(lamps(page)).toContainText('broken');
  expect(placeOf(page)).toContain('mode=adversary&goal=X1');
});

test('an adversary chooses with keys alone, nothing happens by itself, and every choice can be taken back', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLab(page, 'paxos/three?mode=adversary&goal=X1');
  const score = panel(page).locator('.break-score');
  await panel(page)
    .getByRole('button', { name: /^Ask P1/ })
    .press('Enter');
  await expect(messages(page)).toHaveCount(3);
  await panel(page).getByRole('button', { name: 'Let A2 hear P1’s Prepare' }).press('Enter');
  await expect(score).toContainText('2 steps used');
  // The button is gone, and the focus stays with the choices.
  await expect(panel(page).getByRole('heading', { name: 'Your choices' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel(page).locator('.choices button').first()).toBeFocused();
  await expect(node(page, 'A2')).toHaveAccessibleName(/promised 1/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeDisabled();
  await page.locator('body').press('k');
  await page.locator('body').press('ArrowRight');
  await expect(score).toContainText('2 steps used');
  // A message that is pressed is heard.
  await messages(page)
    .and(page.getByRole('button', { name: /P1 to A3/ }))
    .press('Enter');
  await expect(score).toContainText('3 steps used');
  await panel(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await panel(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(score).toContainText('1 step used');
  // Another choice begins another line, and the old one stays.
  await panel(page).getByRole('button', { name: 'Crash A1' }).press('Enter');
  await expect(score).toContainText('2 steps used');
  await expect(page.getByTestId('lines').locator('option')).toHaveCount(2);
  // Another tab gets it from the address; one that somebody made up is told.
  const address = placeOf(page);
  await arrive(page, address);
  await expect(score).toContainText('2 steps used');
  await arrive(page, address.replace('goal=X1', 'goal=__proto__'));
  await expect(page.getByRole('alert')).toContainText('There is no goal “__proto__” here');
});
