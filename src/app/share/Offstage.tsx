/**
 * A figure that nobody sees: drawn at a size of its own beside the window, so that pictures can be made of it while the
 * reader's own figure stays as it is.
 */
import { MotionGlobalConfig } from 'framer-motion';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { NodeId } from '../../engine/world.ts';
import type { Panel } from '../../lesson/lesson.ts';
import type { Player } from '../../player/player.ts';
import { Figure } from '../Figure.tsx';
import { usePlayer, useStory } from '../hooks.ts';
import '../workbench.css';
import './offstage.css';

/** What stands offstage. */
export interface OffstageScene {
  readonly player: Player;
  /** A second figure to the right. */
  readonly beside?: Player | undefined;
  /** What the two are called. */
  readonly titles?: readonly [left: string, right: string] | undefined;
  /** Words over the figure, with what just happened beneath them; undefined for the figure alone. */
  readonly caption?: string | undefined;
  readonly show?: readonly Panel[] | undefined;
  readonly eyes?: NodeId | undefined;
}

/** A place offstage. */
export interface Offstage {
  /** What is drawn. */
  readonly element: HTMLElement;
  /** Shows a scene; fulfilled when it stands still. */
  readonly show: (scene: OffstageScene) => Promise<void>;
  /** Waits until what was changed is drawn. `whole`: and laid out anew, which takes a frame or two. */
  readonly settle: (whole: boolean) => Promise<void>;
  readonly close: () => void;
}

const nothing = (): void => undefined;

function Scene({ player, beside, titles, caption, show, eyes }: OffstageScene): ReactElement {
  const figure = { selection: undefined, onSelect: nothing, caption: '', show, eyes };
  return (
    <>
      {caption !== undefined && <Head player={player} caption={caption} />}
      {beside ? (
        <div className="figures">
          <div className="figures-both">
            <Figure {...figure} player={player} title={titles?.[0] ?? player.protocol.title} lamps compact />
            <div className="figures-beside">
              <Figure
                {...figure}
                player={beside}
                title={titles?.[1] ?? beside.protocol.title}
                lamps
                compact
              />
            </div>
          </div>
        </div>
      ) : (
        <Figure {...figure} player={player} />
      )}
    </>
  );
}

function Head({ player, caption }: { readonly player: Player; readonly caption: string }): ReactElement {
  const { moment } = usePlayer(player);
  const story = useStory(player);
  return (
    <header className="offstage-head">
      <p className="offstage-caption">
        {caption}
        <span>{Math.round(moment.world.now)} ms</span>
      </p>
      <p className="offstage-sentence">{story?.happened ?? '\u00a0'}</p>
    </header>
  );
}

/** One animation frame, or a little longer where the browser draws none: in a window that is hidden. */
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, 120);
    requestAnimationFrame(() => {
      clearTimeout(late);
      // After the frame, when sizes have been told.
      setTimeout(resolve, 0);
    });
  });

/** What must come before a figure is whole is fetched within this time, or the picture is taken without it, ms. */
const PATIENCE = 5_000;

/** Opens a place offstage, so many px wide and high. Nothing in it glides: it is where it will be. */
export function openOffstage(width: number, height: number): Offstage {
  const element = document.createElement('div');
  element.className = 'offstage';
  element.inert = true;
  element.setAttribute('aria-hidden', 'true');
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  document.body.append(element);
  const root = createRoot(element);
  const moved = MotionGlobalConfig.skipAnimations ?? false;
  MotionGlobalConfig.skipAnimations = true;
  let changes = 0;
  const observer = new MutationObserver(() => (changes += 1));
  observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });

  const isWhole = (): boolean =>
    element.querySelector('.figure-stage')?.querySelector('.node, .camp-general') !== null &&
    [...element.querySelectorAll('.figure-logs')].every((logs) => logs.childElementCount > 0);

  async function settle(whole: boolean): Promise<void> {
    // React draws what a store has told it in a microtask of its own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!whole) return;
    const until = performance.now() + PATIENCE;
    let quiet = 0;
    while (quiet < 2 && performance.now() < until) {
      const before = changes;
      await frame();
      quiet = changes === before && isWhole() ? quiet + 1 : 0;
    }
    await document.fonts.ready;
  }

  return {
    element,
    settle,
    async show(scene) {
      root.render(<Scene {...scene} />);
      await settle(true);
    },
    close() {
      observer.disconnect();
      root.unmount();
      element.remove();
      MotionGlobalConfig.skipAnimations = moved;
    },
  };
}
