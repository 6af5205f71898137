import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { syllabus, syllabusIds } from './syllabus.ts';
import { inTopicOrder, readTopics } from './topics.ts';

const problems: string[] = [];
const topics = readTopics(readFileSync('lessons/topics.yaml', 'utf8'), (_line, _column, message) =>
  problems.push(message),
);

describe('the syllabus', () => {
  it('has every item of both courses once', () => {
    expect(syllabusIds.filter((id) => id.startsWith('D1-'))).toHaveLength(69);
    expect(syllabusIds.filter((id) => id.startsWith('D2-'))).toHaveLength(109);
    expect(new Set(syllabusIds).size).toBe(syllabus.length);
  });

  it('belongs to topics that exist', () => {
    expect(problems).toEqual([]);
    const ids = topics.map(({ id }) => id);
    expect(syllabus.filter(({ topic }) => !ids.includes(topic))).toEqual([]);
  });
});

describe('the topics', () => {
  it('say what is missing', () => {
    const found: string[] = [];
    readTopics('- id: a\n  titel: A\n', (line, column, message) =>
      found.push(`${line}:${column} ${message}`),
    );
    expect(found).toEqual(['2:3 unknown key "titel"', '1:3 this topic has no motto']);
  });

  it('put listed lessons first', () => {
    expect(inTopicOrder({ id: 'a', title: '', motto: '', lessons: ['z', 'gone'] }, ['c', 'b', 'z'])).toEqual([
      'z',
      'b',
      'c',
    ]);
  });
});
