import type { PassSeen } from '#domain/check/check';
import type { Challenge, County, Post } from '#domain/county/county';
import { isDrawn } from '#domain/pass/challenge';

/** Why a traveller's phone is challenged: the worker asked for it, the post does so now and then or always, or the last answer was none. */
export type ChallengeWhy = 'asked' | 'sometimes' | 'always' | 'unanswered';

/** The challenges of one page: one is open at a time, for one pass. */
export type Challenges = {
  /** What the next code may answer; null while nobody is challenged. */
  nonce(): Uint8Array<ArrayBuffer> | null;
  /** Challenges the phone of a pass. One that is challenged already keeps its question: the answer may be on its way. */
  ask(pass: string, why: ChallengeWhy): void;
  /** Why the code that was just read must answer (first), or null when it may go on. */
  wanted(pass: PassSeen, setting: Challenge): ChallengeWhy | null;
  /** The code was not an answer, though its pass is being challenged. */
  awaits(pass: string | null): boolean;
  /** Somebody was let through the scan: nothing is open any more, and their pass is drawn anew when it comes again. */
  end(pass: string | null): void;
};

/** @param randomBytes the device's own chance: nobody in the queue can tell whose turn it is */
export function createChallenges(randomBytes: (length: number) => Uint8Array<ArrayBuffer>): Challenges {
  let open: { pass: string; why: ChallengeWhy; nonce: Uint8Array<ArrayBuffer> } | null = null;
  // Drawn once for a pass: scanning it again and again must not draw again until it is spared.
  const drawn = new Map<string, boolean>();
  const draw = (pass: string, setting: Challenge) => {
    const before = drawn.get(pass);
    const now = before ?? isDrawn(setting, randomBytes(1)[0] ?? 0);
    drawn.set(pass, now);
    return now;
  };
  const awaits = (pass: string | null) => open !== null && open.pass === pass;
  return {
    nonce: () => open?.nonce ?? null,
    ask(pass, why) {
      if (!awaits(pass)) open = { pass, why, nonce: randomBytes(8) };
    },
    wanted({ state, number, challenged }, setting) {
      if (state !== 'live' || number === undefined || challenged === true) return null;
      // Asked because the clocks left doubt, a code that is fresh by them is an answer too.
      if (open?.pass === number && open.why !== 'asked') return 'unanswered';
      if (setting === 'when-needed' || !draw(number, setting)) return null;
      return setting;
    },
    awaits,
    end(pass) {
      open = null;
      if (pass !== null) drawn.delete(pass);
    },
  };
}

/** How this phone's post challenges: as the county's card says by now, else as it was when the phone joined. */
export function challengeAt(post: Post | null, county: County | null): Challenge {
  const now = county?.posts.find((one) => one.id === post?.id) ?? post;
  return now?.challenge ?? 'when-needed';
}
