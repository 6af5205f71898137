/** Everything that leads, or is taken, from here to elsewhere: link, code, picture, film, paper. */
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { LessonPlayer } from '../../player/lesson-player.ts';
import type { Player } from '../../player/player.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shareWords } from '../../words/en/share.ts';
import { addressOf } from '../open-lesson.ts';
import { writeLines } from './lines.ts';
import { FilmSection } from './FilmSection.tsx';
import { LinkSection } from './LinkSection.tsx';
import { PaperSection } from './PaperSection.tsx';
import { PictureSection } from './PictureSection.tsx';
import { nameOf } from './save.ts';
import './share.css';

/** What the dialog is given. */
export interface ShareDialogProps {
  /** What is shared, as it stands now. */
  readonly player: Player;
  /** The right one of two. */
  readonly beside?: Player | undefined;
  /** What the two are called. */
  readonly titles?: readonly [left: string, right: string] | undefined;
  /** The lesson that is walked, if one is. */
  readonly lesson?: LessonPlayer | undefined;
  readonly onClose: () => void;
}

/** The dialog. What it shares is what stands when it opens. */
export function ShareDialog({ player, beside, titles, lesson, onClose }: ShareDialogProps): ReactElement {
  const w = shareWords();
  const read = (): string => (lesson ? addressOf(lesson) : window.location.hash);
  const [hash, setHash] = useState(read);
  useEffect(() => {
    // A page that has just come to rest writes its address after we are drawn.
    const timer = setTimeout(() => setHash(lesson ? addressOf(lesson) : window.location.hash), 0);
    return () => clearTimeout(timer);
  }, [lesson]);
  // The first thing to do here, not the cross, which is the first in the dialog.
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.querySelector('button')?.focus(), []);
  // Two runs side by side keep their lines in step; a link holds the pair that is seen.
  const [others] = useState(() => (beside ? '' : writeLines(player, lesson !== undefined)));
  const [isCodeLarge, setCodeLarge] = useState(false);
  const name = nameOf(hash);
  const step = lesson?.lesson.steps[lesson.cue().step];
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <div ref={sheet} className={isCodeLarge ? 'share share-code-large' : 'share'}>
        <LinkSection hash={hash} others={others} isLarge={isCodeLarge} onLarge={setCodeLarge} />
        {!isCodeLarge && (
          <>
            <PictureSection name={name} scene={{ player, show: step?.show, eyes: step?.eyes }} />
            <FilmSection player={player} beside={beside} titles={titles} lesson={lesson} name={name} />
            {lesson && <PaperSection lesson={lesson.lesson.id} />}
          </>
        )}
      </div>
    </Dialog>
  );
}
