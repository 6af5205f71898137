import { describe, expect, it } from 'vitest';
import type { Notebook, Portrait } from '../../engine/portrait.ts';
import { castOf } from '../../engine/world.ts';
import type { World } from '../../engine/world.ts';
import { notebookScene } from './scene.ts';

const cast = castOf([['P2', 'proposer']]);
const worldOf = (pages: readonly Notebook[]): World =>
  ({ setup: { cast }, nodes: [{ id: 'P2', up: true, state: pages }] }) as unknown as World;

const portrait = {
  face: () => ({ role: 'proposer', mark: 'none', epoch: { word: 'ballot', number: 9002, hue: 2 } }),
  notebooks: (world: World) => world.nodes[0]!.state as readonly Notebook[],
} as unknown as Portrait;

function page(froms: readonly string[], verdict: string): Notebook {
  const answers = froms.map((from) => ({
    from,
    text: from === 'A3' ? 'cat @ 9001' : 'nothing',
    decisive: from === 'A3',
  }));
  return {
    node: 'P2',
    title: 'P2 wants dog',
    tallies: [{ label: 'promises', needed: 2, answers }],
    verdict,
    tone: 'epoch',
  };
}

const sceneOf = (is: Notebook, was?: Notebook) =>
  notebookScene(worldOf([is]), was && worldOf([was]), portrait)[0]!;

describe('a notebook', () => {
  it('has the name in its margin, not in its title', () => {
    expect(sceneOf(page([], ''))).toMatchObject({ node: 'P2', title: 'Wants dog' });
  });
  it('shows how far it is to the quorum, and what goes beyond', () => {
    const tally = (froms: readonly string[]) => sceneOf(page(froms, '')).tallies[0];
    expect(tally(['A1'])).toMatchObject({ pips: [true, false], reached: false, says: '1 of 2' });
    expect(tally(['A1', 'A3'])).toMatchObject({ pips: [true, true], reached: true, says: '2 of 2' });
    expect(tally(['A1', 'A2', 'A3'])).toMatchObject({ pips: [true, true, true], says: '3, 2 needed' });
  });
  it('knows which line decides, and what was written just now', () => {
    const now = sceneOf(page(['A1', 'A3'], 'cat'), page(['A1'], 'wait'));
    expect(now.tallies[0]?.answers.map(({ fresh, decisive }) => [fresh, decisive])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(now.fresh).toBe(true);
    expect(sceneOf(page(['A1'], 'wait'), page(['A1'], 'wait')).fresh).toBe(false);
  });
  it('sets a verdict of the epoch’s tone in the hue of the node’s epoch', () => {
    expect(sceneOf(page([], 'x')).hue.ink).toBe('var(--epoch-2-ink)');
  });
});
