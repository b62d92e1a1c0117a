import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import type { Reason } from '#domain/policy/verdict';
import { reasons as reasonsEn } from '../../../src/app/words/en/reasons';
import { terms as termsEn } from '../../../src/app/words/en/terms';
import { formatIn } from '../../../src/app/words/format';
import { explain, explainEnds } from '../../../src/app/words/reasons';
import { ruleOfRowIn } from '../../../src/app/words/rule-of-row';
import { reasons as reasonsZh } from '../../../src/app/words/zh/reasons';
import { terms as termsZh } from '../../../src/app/words/zh/terms';

const SPEECH = {
  zh: { words: reasonsZh, terms: termsZh, format: formatIn('zh'), place: (code: string) => `[${code}]` },
  en: { words: reasonsEn, terms: termsEn, format: formatIn('en'), place: (code: string) => `[${code}]` },
};

// 2022-04-10 12:00 at +08:00.
const AT = Date.UTC(2022, 3, 10, 4);

const stay = {
  place: '430421',
  area: '4304',
  from: '2022-03-28',
  exposure: '2022-03-29',
  source: 'declared',
} as const;

const REASONS: Reason[] = [
  { row: 'N1', when: 'test-positive', method: 'naat', sampledAt: AT, known: 'seen' },
  { row: 'H1', when: 'code-red', seenAt: AT },
  { row: 'C1', when: 'close-contact', on: '2022-04-08' },
  { row: 'A1', when: 'stay-high', ...stay },
  {
    row: 'A2',
    when: 'abroad',
    place: 'FR',
    from: '2022-04-01',
    exposure: '2022-04-02',
    source: 'travel-record',
  },
  { row: 'F1', when: 'unwell', sign: 'temperature', tenths: 373, at: AT },
  { row: 'F1', when: 'unwell', sign: 'cough', on: '2022-04-09' },
  { row: 'A1', when: 'stay-high', zone: 'lockdown', ...stay },
  { row: 'A3', when: 'stay-medium', ...stay },
  { row: 'A3', when: 'stay-medium', zone: 'control', ...stay },
  { row: 'A4', when: 'possible-high', zone: 'lockdown', ...stay },
  { row: 'A5', when: 'possible-medium', zone: 'control', ...stay },
  { row: 'A4', when: 'possible-high', ...stay },
  { row: 'H2', when: 'code-yellow', seenAt: AT },
  { row: 'R1', when: 'refused', step: 'naat', at: AT },
  { row: 'A5', when: 'possible-medium', ...stay },
  { row: 'T1', when: 'travel-unclear', travel: 'still', at: AT },
  { row: 'T1', when: 'travel-unclear', travel: 'unexplained', place: '4304', at: AT },
  { row: 'H3', when: 'code-unclear', code: 'not-shown', at: AT },
  { row: 'N2', when: 'test-wanting', test: 'old', sampledAt: AT },
  { row: 'N2', when: 'test-wanting', test: 'declared' },
  { row: 'P1', when: 'pass-faulty', pass: 'old-picture' },
  { row: 'Z', when: 'precaution', ...stay },
  { row: 'Z', when: 'nothing' },
];

test.each(['zh', 'en'] as const)('every reason has its own sentence, fact and rule in %s', (language) => {
  const texts = REASONS.map((reason) => explain(reason, SPEECH[language]));
  expect(new Set(texts.map((text) => text.told)).size).toBe(REASONS.length);
  expect(new Set(texts.map((text) => text.fact)).size).toBe(REASONS.length);
  expect(texts.every((text) => text.rule.length > 4)).toBe(true);
  expect(texts.filter((text) => /undefined|null|NaN/.test(JSON.stringify({ ...text, source: '' })))).toEqual(
    [],
  );
});

test('a stay is told with its place, its days and where it is known from', () => {
  const text = explain({ row: 'A3', when: 'stay-medium', ...stay }, SPEECH.zh);
  expect(text.told).toBe('您2022年3月28日至2022年3月29日在[430421]，那里是中风险地区。');
  expect(text.source).toBe('根据您的报备');
});

test.each([
  ['stay-high', 'lockdown', '那里是封控区（高风险）', 'which is a lockdown zone (high risk)'],
  ['stay-medium', 'control', '那里是管控区（中风险）', 'which is a control zone (medium risk)'],
] as const)('%s in a %s zone is told as what the county calls it', (when, zone, zh, en) => {
  expect(explain({ row: 'X', when, zone, ...stay }, SPEECH.zh).told).toContain(zh);
  expect(explain({ row: 'X', when, zone, ...stay }, SPEECH.en).told).toContain(en);
});

test('what a rule does is said as the table that judged has it, where the county changed it', () => {
  const table = defaultPolicy().table.map((row) =>
    row.id === 'A3' ? { ...row, measure: 'health-monitoring' as const } : row,
  );
  const said = (row: string, when: 'stay-high' | 'stay-medium') =>
    explain({ row, when, ...stay }, { ...SPEECH.zh, ruleOfRow: ruleOfRowIn({ table }, SPEECH.zh) }).rule;
  expect(said('A3', 'stay-medium')).toBe('按现行策略：健康监测；在卡口：现场检测。');
  expect(said('A1', 'stay-high')).toBe(reasonsZh['stay-high'].rule);
});

test('a possible exposure names the risk area that could not be ruled out', () => {
  expect(explain({ row: 'A4', when: 'possible-high', ...stay }, SPEECH.en).told).toContain('[4304]');
});

test('times are those of the county, whatever the zone of the phone', () => {
  expect(explain({ row: 'H1', when: 'code-red', seenAt: AT }, SPEECH.zh).fact).toContain('12:00');
});

test('an end is told as a day, as what it waits for, or as this check', () => {
  expect(explainEnds({ kind: 'day', day: '2022-04-22' }, SPEECH.zh)).toBe('到2022年4月22日结束时自动解除');
  expect(explainEnds({ kind: 'open', until: 'cleared' }, SPEECH.en)).toMatch(/fever clinic/);
  expect(explainEnds({ kind: 'check' }, SPEECH.en)).toMatch(/this check/);
});
