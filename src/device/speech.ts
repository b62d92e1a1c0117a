/** How each language is called by the voices of a phone. */
const VOICES = { zh: 'zh-CN', en: 'en-US' } as const;

export type Speech = {
  /** Says a few words, in place of what is still being said. Where there is no voice, nothing happens. */
  say(text: string, language: keyof typeof VOICES): void;
  hush(): void;
};

/** The phone's own voice. A voice of the phone itself is taken before one that needs the network. */
export function createSpeech(): Speech {
  const speech = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : null;
  return {
    say(text, language) {
      if (speech === null) return;
      try {
        speech.cancel();
        const words = new SpeechSynthesisUtterance(text);
        words.lang = VOICES[language];
        words.voice = voiceOf(speech.getVoices(), language);
        speech.speak(words);
      } catch {
        // Some in-app browsers have the name and not the thing.
      }
    },
    hush: () => speech?.cancel(),
  };
}

/** The best voice for a language among those of the phone, or null: the browser then takes its own. */
export function voiceOf<V extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly V[],
  language: keyof typeof VOICES,
): V | null {
  const speaking = voices.filter(({ lang }) => lang.toLowerCase().replace('_', '-').startsWith(language));
  const best = (one: V) =>
    (one.localService ? 2 : 0) +
    (one.lang.toLowerCase().replace('_', '-') === VOICES[language].toLowerCase() ? 1 : 0);
  return speaking.sort((a, b) => best(b) - best(a))[0] ?? null;
}
