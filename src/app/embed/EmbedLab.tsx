/** Free play in a frame of somebody else's page: the figure, and one row of hands. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { Protocol } from '../../engine/protocol.ts';
import { writeOptions } from '../../player/scenario.ts';
import { deedsOf, writeDeeds } from '../../timeline/link.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import type { Selection } from '../../views/selection.ts';
import { useSize } from '../../views/size.ts';
import { embedWords } from '../../words/en/embed.ts';
import { keysWords } from '../../words/en/keys.ts';
import { Announcer } from '../Announcer.tsx';
import { Figure } from '../Figure.tsx';
import { usePlayer, useTitle } from '../hooks.ts';
import { useShortcuts } from '../keyboard.ts';
import { openPlayer } from '../open-run.ts';
import type { Route } from '../route.ts';
import { writeRoute } from '../route.ts';
import { FrameNav } from './FrameNav.tsx';
import { labPiece } from './lab-piece.ts';
import { layOut } from './layout.ts';
import { useAttendance } from './useAttendance.ts';
import '../workbench.css';
import './embed.css';

const SelectionMenu = lazy(async () => ({ default: (await import('../SelectionMenu.tsx')).SelectionMenu }));

type LabRoute = Extract<Route, { page: 'lab' }>;

/** Goes to another address of ours without a trace in the history, which is that of the page round us. */
function open(hash: string): void {
  history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Opens the run an address asks for. */
function openAt(protocol: Protocol, route: LabRoute) {
  const opened = openPlayer(protocol, route);
  return { ...opened, piece: labPiece(opened.player, opened.scenario, open) };
}

/** What it is given. */
export interface EmbedLabProps {
  readonly protocol: Protocol;
  readonly route: LabRoute;
}

/** The lab. */
export function EmbedLab({ protocol, route }: EmbedLabProps): ReactElement {
  const [lab] = useState(() => openAt(protocol, route));
  const { player, piece, scenario, seed, options, start, slips } = lab;
  const { playing, index, version, moment } = usePlayer(player);
  const [selection, onSelect] = useState<Selection>();
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const layout = layOut(size ?? { width: 640, height: 480 }, false);
  const w = embedWords();
  const k = keysWords();
  useTitle(`${scenario.title} · ${protocol.title}`);
  useEffect(() => () => player.close(), [player]);

  useEffect(() => {
    if (playing) return;
    const hash = writeRoute({
      page: 'lab',
      protocol: protocol.id,
      scenario: scenario.id,
      seed,
      options: writeOptions(protocol, scenario, options),
      deeds: writeDeeds(moment.world.setup.cast, deedsOf(player.run().line, start)),
      at: index,
    });
    history.replaceState(null, '', hash);
    piece.written(hash);
  }, [playing, index, version, moment, player, protocol, scenario, seed, options, start, piece]);

  const shortcuts = useMemo(
    () => [
      { keys: ['K'], does: k.play, matches: [' ', 'k'], run: () => player.toggle() },
      {
        keys: ['→'],
        does: k.nextMessage,
        matches: ['ArrowRight', ']'],
        repeats: true,
        run: () => player.stepMessage(1),
      },
      {
        keys: ['←'],
        does: k.eventBack,
        matches: ['ArrowLeft', '['],
        repeats: true,
        when: () => player.store.getState().index > 0,
        run: () => player.stepEvent(-1),
      },
      {
        keys: ['Esc'],
        does: k.close,
        matches: ['Escape'],
        when: () => selection !== undefined,
        run: () => onSelect(undefined),
      },
    ],
    [k, player, selection],
  );
  // Our own keys are heard first; what they leave is passed on.
  useShortcuts(shortcuts);
  const attendance = useAttendance(piece);
  const width = size?.width;
  useEffect(() => {
    if (width !== undefined) attendance.size(width, Math.round(Math.min(Math.max(width * 0.75, 300), 700)));
  }, [attendance, width]);

  return (
    <div
      ref={root}
      className="embed"
      data-arrangement="alone"
      data-low={layout.low || undefined}
      style={{ '--figure': `${layout.figure}px`, '--zoom': layout.zoom } as CSSProperties}
    >
      <main id="main" className="embed-main">
        <div className="embed-figure">
          {slips.length > 0 && (
            <p className="lesson-slip" role="alert">
              {slips.join(' ')}
            </p>
          )}
          <Figure player={player} selection={selection} onSelect={onSelect} caption="" />
        </div>
      </main>
      <FrameNav
        title={scenario.title}
        place={protocol.title}
        onBack={index > 0 ? () => player.stepEvent(-1) : undefined}
      >
        <IconButton
          icon="message-forward"
          name={w.messageForward}
          variant="default"
          onClick={() => player.stepMessage(1)}
        />
        <Button variant="primary" icon={playing ? 'pause' : 'play'} onClick={() => player.toggle()}>
          {playing ? w.pause : w.play}
        </Button>
      </FrameNav>
      <Suspense fallback={null}>
        <SelectionMenu player={player} selection={selection} onClose={() => onSelect(undefined)} />
      </Suspense>
      <Announcer player={player} />
    </div>
  );
}
