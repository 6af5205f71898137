/** Words of sharing: the link, its code, pictures, films, and links that cannot be read. */
import { wordsOf } from '../words.ts';

const english = {
  title: 'Share this moment',
  link: 'Link',
  linkSays: 'It leads to exactly this moment, with everything that was done to get here.',
  fileSays: 'This link leads to a file on this computer: nobody else can open it.',
  copy: 'Copy',
  copied: 'Copied',
  copyYourself: 'Not copied: the browser does not let us. The text is selected; copy it yourself.',
  code: 'QR code of the link',
  larger: 'Show the code as large as the window',
  smaller: 'Back to the dialog',
  scan: 'Point a phone at it.',
  tooLong: 'This link is too long for a code that phones read: too much was done by hand. Copy it instead.',
  embed: 'For a page of your own',
  embedSays: 'Figure, words and question, playable, in a frame.',
  picture: 'Picture',
  pictureSays: 'The figure as you see it now.',
  png: 'PNG',
  svg: 'SVG',
  film: 'Film',
  filmSays: 'Rendered frame by frame, at the pace of the lesson; the sentences stand at its head.',
  labFilmSays:
    'Rendered frame by frame, at the speed chosen below the figure; the sentences stand at its head.',
  fromStep: 'From step',
  toStep: 'to step',
  fromMoment: 'From moment',
  toMoment: 'to moment',
  /** Estimates: seconds of film, how long it takes to make, sizes in MB as text. */
  plan: (seconds: number, wait: string, webm: string, gif: string) =>
    `${seconds} s of film. Rendering takes about ${wait}; about ${webm} as WebM, ${gif} as GIF.`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  nothing: 'Nothing moves there: choose a longer part.',
  noCodec: 'This browser cannot encode video, so there is GIF only.',
  frame: (done: number, all: number) => `Frame ${done} of ${all}`,
  rendering: 'Rendering',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was saved.',
  saved: (name: string) => `Saved as ${name}.`,
  failed: (why: string) => `That did not work: ${why}.`,
  paper: 'On paper',
  paperSays: 'A handout: one picture a step, questions with boxes, answers last.',
  handout: 'Handout',
  lecturer: 'For the lecturer',
  seen: 'What we saw today',
  seenSays: (stops: number, whatIfs: number) =>
    `${stops === 1 ? 'one stop' : `${stops} stops`} shown, ${whatIfs === 0 ? 'nothing else tried' : whatIfs === 1 ? 'one what-if tried' : `${whatIfs} what-ifs tried`}`,
  figure: 'The figure',
  lostTitle: 'This link cannot be read',
  newer:
    'It was made by a newer Parley than this one. Reload the page to fetch the newest; if that does not help, ask whoever sent it for the long link, which older ones read as well.',
  damaged:
    'A part of it is missing or has changed on the way, perhaps at the end of a line. Copy it once more in one piece, or ask whoever sent it.',
  kept: 'Nothing you had is lost.',
  reload: 'Reload',
  toFront: 'To the front page',
};

export type ShareWords = typeof english;
export const shareWords = wordsOf('share', english);
