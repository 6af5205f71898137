/** Films: the figure drawn picture by picture, offstage, and written as WebM or GIF. */
import type { Player } from '../../player/player.ts';
import { createPlayer } from '../../player/player.ts';
import type { Run } from '../../drivers/run.ts';
import type { Frame } from './film-plan.ts';
import type { FilmWriter } from './film-writer.ts';
import type { GifWriter } from './gif.ts';
import { openOffstage } from './Offstage.tsx';
import type { OffstageScene } from './Offstage.tsx';
import { fileOf, painted, pictureOf } from './picture/picture.ts';

/** The kinds of films. */
export type FilmKind = 'webm' | 'gif';

/** Pictures a second while something moves. */
export const FPS: Readonly<Record<FilmKind, number>> = { webm: 20, gif: 8 };

/** Size of a film, px. */
const SIZE = { width: 1280, height: 720 };
/** A GIF is this much smaller: it has no other way to be light. */
const GIF_SCALE = 0.75;

/** What a film is made of. */
export interface FilmWish {
  readonly kind: FilmKind;
  readonly frames: readonly Frame[];
  readonly run: Run;
  /** A second run, drawn beside. */
  readonly beside: Run | undefined;
  readonly titles: readonly [left: string, right: string] | undefined;
  /** What a step is shown with. */
  readonly sceneOf: (step: number) => Pick<OffstageScene, 'caption' | 'show' | 'eyes'>;
  /** Told after each picture how many are done. */
  readonly onFrame: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Whether this browser can encode video. */
export const canEncode = (): boolean => typeof VideoEncoder === 'function';

/** Makes a film. Throws an `AbortError` if it is cancelled. The reader's own figure is not touched. */
export async function makeFilm(wish: FilmWish): Promise<Blob> {
  const { kind, frames, run, beside, titles, sceneOf, onFrame, signal } = wish;
  const offstage = openOffstage(SIZE.width, SIZE.height);
  const left = createPlayer(run, 0);
  const right = beside && createPlayer(beside, 0);
  let writer: FilmWriter | undefined;
  const canvas = document.createElement('canvas');
  const scale = kind === 'gif' ? GIF_SCALE : 1;
  canvas.width = SIZE.width * scale;
  canvas.height = SIZE.height * scale;
  try {
    writer = kind === 'gif' ? await gifWriter(canvas) : await (await import('./webm.ts')).webmWriter(canvas);
    let step: number | undefined;
    for (const [i, frame] of frames.entries()) {
      signal.throwIfAborted();
      const isNewMoment = stand(left, frame.t, frame.index);
      if (right) stand(right, frame.t, frame.beside);
      if (frame.step !== step) {
        ({ step } = frame);
        await offstage.show({ player: left, beside: right, titles, ...sceneOf(step) });
      } else await offstage.settle(isNewMoment);
      await painted(await fileOf(pictureOf(offstage.element)), canvas);
      await writer.add(frame.ms);
      onFrame(i + 1);
    }
    return await writer.finish();
  } catch (error) {
    await writer?.cancel();
    throw error;
  } finally {
    offstage.close();
    left.close();
    right?.close();
  }
}

/** Puts a playhead where a picture is taken; tells whether another moment is shown. */
function stand(player: Player, t: number, index: number | undefined): boolean {
  const before = player.store.getState().index;
  if (index === undefined) player.seek(t);
  else player.seekIndex(index);
  return player.store.getState().index !== before;
}

async function gifWriter(canvas: HTMLCanvasElement): Promise<FilmWriter> {
  const { createGif } = await import('./gif.ts');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const gif: GifWriter = createGif(canvas.width, canvas.height);
  return {
    add(ms) {
      gif.add(context.getImageData(0, 0, canvas.width, canvas.height).data, ms);
      return Promise.resolve();
    },
    finish: () => Promise.resolve(new Blob([gif.finish()], { type: 'image/gif' })),
    cancel: () => Promise.resolve(),
  };
}
