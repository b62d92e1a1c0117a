import { refusedSteps } from './complete-check';
import type { CodeSighting, Step } from './facts';
import { note, type Scene, sinceMoment } from './finding';

/** Finds what a worker has seen or was refused: health code, travel record, steps and pass. */
export function findLooks(scene: Scene): void {
  for (const sighting of scene.facts.codes) findColour(scene, sighting);
  findUnclearCode(scene);
  findUnclearTravel(scene);
  findRefusals(scene);
  findFaultyPass(scene);
}

function findColour(scene: Scene, { colour, seenAt }: CodeSighting): void {
  if (colour === 'green') return;
  const when = colour === 'red' ? 'code-red' : 'code-yellow';
  const since = sinceMoment(scene, seenAt);
  note(scene, when, { since, about: 'code', reason: (row) => ({ row, when, seenAt }) });
}

// The newest sighting is the one of this look.
function findUnclearCode(scene: Scene): void {
  const look = scene.facts.atPost;
  if (look === null) return;
  const { at } = look;
  const newest = Math.max(...scene.facts.codes.map((code) => code.seenAt));
  const still = scene.facts.codes.some((code) => code.seenAt === newest && !code.ticking);
  const code = look.health === 'not-shown' ? 'not-shown' : look.health === 'seen' && still ? 'still' : null;
  if (code === null) return;
  const reason = (row: string) => ({ row, when: 'code-unclear', code, at }) as const;
  note(scene, 'code-unclear', { since: sinceMoment(scene, at), about: 'code', reason });
}

function findUnclearTravel(scene: Scene): void {
  const look = scene.facts.atPost;
  if (look?.travel === 'not-shown') noteTravel(scene, 'not-shown', look.at);
  for (const { arrow, seenAt } of scene.facts.travels) {
    if (arrow !== 'moving') noteTravel(scene, arrow, seenAt);
  }
}

function noteTravel(scene: Scene, travel: 'not-shown' | 'still', at: number): void {
  const reason = (row: string) => ({ row, when: 'travel-unclear', travel, at }) as const;
  note(scene, 'travel-unclear', { since: sinceMoment(scene, at), about: travel, reason });
}

function findRefusals(scene: Scene): void {
  const look = scene.facts.atPost;
  if (look !== null) noteRefused(scene, refusedSteps(look), look.at);
  for (const { at, refused } of scene.facts.passages) noteRefused(scene, refused, at);
}

function noteRefused(scene: Scene, steps: readonly Step[], at: number): void {
  for (const step of steps) {
    const reason = (row: string) => ({ row, when: 'refused', step, at }) as const;
    note(scene, 'refused', { since: sinceMoment(scene, at), about: step, reason });
  }
}

function findFaultyPass(scene: Scene): void {
  const look = scene.facts.atPost;
  if (look === null || look.documentCompared) return;
  const { pass, at } = look;
  if (pass === 'live' || pass === 'paper' || pass === 'none') return;
  const reason = (row: string) => ({ row, when: 'pass-faulty', pass }) as const;
  note(scene, 'pass-faulty', { since: sinceMoment(scene, at), about: 'pass', reason });
}
