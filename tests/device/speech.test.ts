import { afterEach, expect, test, vi } from 'vitest';
import { createSpeech, voiceOf } from '#device/speech';

afterEach(() => vi.restoreAllMocks());

const voice = (lang: string, where: 'phone' | 'network') => ({ lang, localService: where === 'phone' });

test('a voice of the phone itself is taken before one that needs the network', () => {
  const here = voice('zh-TW', 'phone');
  expect(voiceOf([voice('zh-CN', 'network'), here, voice('en-US', 'phone')], 'zh')).toBe(here);
});

test('of several voices of the phone the one of the mainland is taken', () => {
  const mainland = voice('zh_CN', 'phone');
  expect(voiceOf([voice('zh-HK', 'phone'), mainland], 'zh')).toBe(mainland);
});

test('a phone without a voice of the language leaves it to the browser', () => {
  expect(voiceOf([voice('fr-FR', 'phone')], 'en')).toBeNull();
});

test('a new sign is said in place of what is still being said', () => {
  const said: string[] = [];
  vi.spyOn(speechSynthesis, 'cancel').mockImplementation(() => void said.push('hush'));
  vi.spyOn(speechSynthesis, 'speak').mockImplementation(
    ({ text, lang }) => void said.push(`${lang} ${text}`),
  );
  const speech = createSpeech();
  speech.say('放行', 'zh');
  speech.say('Hold', 'en');
  expect(said).toEqual(['hush', 'zh-CN 放行', 'hush', 'en-US Hold']);
});

test('a browser that has no voice, or only says that it has one, stays silent', () => {
  vi.spyOn(speechSynthesis, 'speak').mockImplementation(() => {
    throw new Error('not allowed');
  });
  expect(() => createSpeech().say('放行', 'zh')).not.toThrow();
});
