/**
 * Which modules travel together. Left alone, what several pages share comes in some thirty crumbs, and crumbs compress
 * badly: together they are 11 kB (gzip) smaller. So everything a page with a figure cannot do without is one chunk.
 */
import type { Plugin } from 'vite';

/** The engine, time, the player, and the workbench round the figure. */
const WORKBENCH = new RegExp(
  [
    '/src/(engine|timeline)/',
    '/src/drivers/(run|replay|setup|script)\\.ts',
    '/src/player/(player|clock|scenario)\\.ts',
    // What only panels share comes with them.
    '/src/views/((?!membership|short|whole)[a-z-]+\\.ts|story/|invariants/(scene|View))',
    '/src/words/(words|en/(common|figure|keys|promises|story|ui|workbench))\\.ts',
    '/src/ui/(Button|Kbd|Tooltip|icons|placing|Dialog|Lamp|Moving)\\.',
    '/src/app/(Figure|Eyes|Header|Workbench|Transport|keyboard|shortcuts|usePage|partition|Announcer|progress)\\.',
    '/node_modules/zustand/',
  ].join('|'),
);

/** What a lesson needs besides, wherever it is shown: on its page, on paper, in the speaker's window. */
const LESSON = new RegExp(
  [
    '/src/lesson/(lesson|cue|setup|rehearse|problem)\\.ts',
    '/src/player/lesson-player\\.ts',
    '/src/words/en/lesson\\.ts',
    '/src/app/(LessonColumn|ProseView|open-lesson)\\.',
  ].join('|'),
);

/** The plugin. */
export function chunks(): Plugin {
  return {
    name: 'parley-chunks',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'workbench', test: WORKBENCH },
                { name: 'lesson', test: LESSON },
              ],
            },
          },
        },
      },
    }),
  };
}
