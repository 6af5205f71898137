/** Everything the course wants to teach: one item for each thing that the talk and the lecture behind it say or ask. */
import { lectureItems } from './syllabus-lecture.ts';
import { talkItems } from './syllabus-talk.ts';

/** One thing to teach. Some claims are wrong or loose: the answer always is right. */
export interface SyllabusItem {
  readonly id: string;
  /** The topic, as in `lessons/topics.yaml`. */
  readonly topic: string;
  /** What is said or asked. */
  readonly claim: string;
  /** What is right. */
  readonly answer: string;
}

/** All items: first those of the talk, then those of the lecture. */
export const syllabus: readonly SyllabusItem[] = [...talkItems, ...lectureItems].map(
  ([id, topic, claim, answer]) => ({
    id,
    topic,
    claim,
    answer,
  }),
);

/** The ids that a lesson's `teaches` may name. */
export const syllabusIds: readonly string[] = syllabus.map(({ id }) => id);
