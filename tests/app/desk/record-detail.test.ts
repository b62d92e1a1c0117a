import { expect, test } from 'vitest';
import { answerLines } from '../../../src/app/desk/person/answer-text';
import { readDetail } from '../../../src/app/desk/person/record-detail';
import { formatIn } from '../../../src/app/words/format';
import { desk } from '../../../src/app/words/zh/desk';
import { terms } from '../../../src/app/words/zh/terms';
import { NOON } from './a-row';

const speech = { words: desk.answer, terms, format: formatIn('zh'), place: (place: string) => place };
const lines = (body: unknown) =>
  Object.fromEntries(answerLines(readDetail(body), speech).map((one) => [one.label, one.text]));

const CHECK = {
  subject: { identity: { type: 'national-id', number: '**************2345' }, name: '张*' },
  car: { id: 'x', heads: 3, seat: 2, plate: '陕G12345' },
  scan: {
    answer: 'done',
    at: NOON,
    pass: { state: 'old-picture' },
    document: { compared: false, why: 'unreadable' },
  },
  health: { answer: 'seen', at: NOON, colour: 'green', ticking: false },
  naat: { answer: 'seen', at: NOON, result: 'negative', sampledAt: NOON },
  itinerary: { answer: 'seen', at: NOON, arrow: 'moving', places: ['4304'] },
  temperature: { answer: 'taken', at: NOON, tenths: 365 },
  onSpot: [{ method: 'antigen', result: 'negative', at: NOON }],
};

test('the four answers of a check and its temperature are told, though the document is masked', () => {
  const told = lines(CHECK);
  expect(told['扫码']).toBe('旧图片、证件未核对、看不清');
  expect(told['健康码']).toBe('绿码、时间不动');
  expect(told['核酸']).toMatch(/^阴性、.*采样、工作人员看到$/);
  expect(told['行程']).toBe('箭头在动、列出：4304');
  expect(told['体温']).toBe('36.5 ℃');
  expect(told['现场检测']).toBe('抗原 阴性');
  expect(told['车辆']).toBe('陕G12345、车上第 2 人，共 3 人');
});

test('a certificate that supported the worker is told with who signed it', () => {
  const kept = {
    scheme: 'hcert',
    issuer: 'AT',
    kid: 'AQIDBAUGBwg',
    kind: 'naat',
    sampledAt: NOON,
    result: 'negative',
    verifiedAt: NOON,
  };
  expect(lines({ ...CHECK, evidence: [kept] })['外地证明']).toMatch(/^核酸 阴性、.*采样、签名已验证（AT）$/);
  expect(
    lines({ ...CHECK, evidence: [{ ...kept, kind: 'test', result: 'unknown', sampledAt: null }] })[
      '外地证明'
    ],
  ).toBe('检测、签名已验证（AT）');
  expect(lines(CHECK)).not.toHaveProperty('外地证明');
});

test.each([
  ['scan', '扫码'],
  ['health', '健康码'],
  ['naat', '核酸'],
  ['itinerary', '行程'],
  ['temperature', '体温'],
])('a refused %s is told as refused', (step, label) => {
  expect(lines({ ...CHECK, [step]: { answer: 'refused', at: NOON } })[label]).toBe('拒绝');
});

test('a declared test is told as the word of the person alone', () => {
  expect(lines({ naat: { result: 'negative' }, symptoms: ['fever'], contactOn: '2022-04-08' })).toEqual({
    核酸: '阴性、只是本人说',
    本人所说: `发热、${formatIn('zh').day('2022-04-08')}接触过确诊的人`,
  });
});

test.each([[null], ['text'], [42], [[]], [{ health: { answer: 'seen', colour: 'blue' } }]])(
  'a body that is not understood (%o) is told as nothing',
  (body) => {
    expect(lines(body)).toEqual({});
  },
);
