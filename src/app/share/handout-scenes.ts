/** Which pictures a handout has: one of each step, or of everything that was shown. */
import type { Step } from '../../lesson/lesson.ts';
import { createLessonPlayer } from '../../player/lesson-player.ts';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { tell } from '../../views/story/story.ts';
import type { LoadedLesson } from '../loaded-lesson.ts';
import { openLesson } from '../open-lesson.ts';
import { readRoute } from '../route.ts';
import type { OffstageScene } from './Offstage.tsx';
import { openOffstage } from './Offstage.tsx';
import { pictureOf } from './picture/picture.ts';
import type { Seen } from './seen.ts';

/** A picture on paper. */
export interface Drawing {
  readonly picture: SVGSVGElement;
  /** Width through height. */
  readonly aspect: number;
  /** What just happened, in a sentence; empty at the start. */
  readonly said: string;
}

/** Sizes a figure is drawn at for paper, px: alone, and two side by side. */
const ALONE = [900, 620] as const;
const BOTH = [1200, 620] as const;

/** Draws a lesson's figures one by one. */
export interface Draughtsman {
  /** The picture of a step: as it stands when its last question is asked, if nothing is told after it; else at its end. */
  readonly step: (index: number, atEnd: boolean) => Promise<Drawing>;
  /** What was shown. */
  readonly seen: (seen: Seen) => Promise<Drawing>;
  readonly close: () => void;
}

/** Whether a step ends with its question: then its end would tell the answer. */
const endsAsking = ({ blocks }: Step): boolean =>
  blocks.findLast(({ kind }) => kind !== 'note' && kind !== 'check')?.kind === 'predict';

/** Opens a drawing room for a lesson. */
export function openDrawing({ lesson, protocol, beside }: LoadedLesson): Draughtsman {
  const [width, height] = lesson.beside ? BOTH : ALONE;
  const offstage = openOffstage(width, height);
  const stage = createLessonPlayer(lesson, protocol, beside);

  async function draw(from: LessonPlayer, step: Step): Promise<Drawing> {
    const { player } = from;
    const scene: OffstageScene = {
      player,
      beside: from.beside,
      titles: lesson.beside?.titles,
      show: step.show,
      eyes: step.eyes,
    };
    await offstage.show(scene);
    const figure = offstage.element.querySelector('.figures') ?? offstage.element.querySelector('.figure');
    if (!figure) throw new Error('there is no figure');
    const { line } = player.run();
    const happening = happeningAt(line, player.store.getState().index);
    const said = happening ? tell(player.protocol, happening).happened : '';
    const picture = pictureOf(figure, { title: said === '' ? step.title : said, ground: false });
    return { picture, aspect: width / height, said };
  }

  return {
    async step(index, atEnd) {
      const { cues } = stage.rehearsal;
      const step = lesson.steps[index]!;
      const asked =
        atEnd || !endsAsking(step) ? -1 : cues.findLastIndex((c) => c.step === index && c.asks !== undefined);
      stage.go(asked >= 0 ? asked : cues.findLastIndex((cue) => cue.step === index));
      return draw(stage, step);
    },
    async seen({ hash }) {
      const route = readRoute(hash);
      if (route.page !== 'lesson') throw new Error('this is no place in a lesson');
      const opened = openLesson(lesson, protocol, beside, route).stage;
      try {
        return await draw(opened, lesson.steps[opened.cue().step]!);
      } finally {
        opened.player.close();
        opened.beside?.close();
      }
    },
    close() {
      offstage.close();
      stage.player.close();
      stage.beside?.close();
    },
  };
}
