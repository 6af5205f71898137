/** Hunts apart from the page, so that the page stays as quick as ever. */
import type { Hunt, Outcome, Standing } from '../../drivers/explore/hunt.ts';
import { hunt } from '../../drivers/explore/hunt.ts';
import { messageOf } from '../../engine/words.ts';
import { guidesOf } from '../../protocols/guides.ts';
import { protocolCalled } from '../../protocols/index.ts';
import { openRun } from '../open-run.ts';
import { withGoals } from './goal.ts';

/** What the worker says: how it stands now and then, and at the end what came of it. */
export type HuntSaid =
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly why: string };

/** How often it says how it stands, ms. */
const EVERY = 200;

const say = (said: HuntSaid): void => self.postMessage(said);

async function search(wish: Hunt): Promise<void> {
  const known = await protocolCalled(wish.protocol);
  if (!known) throw new Error(`there is no protocol "${wish.protocol}"`);
  const protocol = withGoals(known, wish.seek);
  const guides = await guidesOf(wish.protocol);
  const run = hunt(
    protocol,
    wish,
    (start) => openRun(protocol, { protocol: protocol.id, ...start }).run,
    guides,
  );
  let told = 0;
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return say({ kind: 'outcome', outcome: next.value });
    const now = performance.now();
    if (now - told < EVERY) continue;
    told = now;
    say({ kind: 'standing', standing: next.value });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Hunt>) => {
  search(data).catch((error: unknown) => say({ kind: 'failed', why: messageOf(error) }));
});
