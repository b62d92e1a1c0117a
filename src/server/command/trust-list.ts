import { toBase64Url, toHex } from '#domain/bytes';
import { keysOfCounty, keysOfSource } from '../county/trust-lists';
import { fingerprint } from '../county/trusted-counties';
import { revocationState } from '../passes/revocation-list';
import { listEvidenceSources, listTrustedCounties, readSignedList } from '../store/signed-lists';
import { momentText, readArguments } from './arguments';
import type { Command } from './command';
import { type AtRest, inCounty } from './open-county';

/** Shows what phones of this county trust, and how old it is. */
export const trustList: Command = {
  name: 'trust list',
  takes: '',
  does: 'show whose passes and certificates the phones of this county believe',
  async run(asked) {
    if (readArguments(asked.args, { options: {}, words: 0 }) === null) return 'usage';
    return await inCounty(asked, async (county) => {
      const said = await stateOf(county);
      for (const line of linesOf(said)) asked.terminal.tell(line);
      asked.terminal.result(said);
      return 'done';
    });
  },
};

type State = Awaited<ReturnType<typeof stateOf>>;

async function stateOf({ store: { db }, keys, county }: AtRest) {
  const signing = toHex(keys.issuer.kid);
  const issuers = await readSignedList(db, 'issuers');
  const evidence = await readSignedList(db, 'evidence-keys');
  const counties = [];
  for (const row of await listTrustedCounties(db))
    counties.push({
      area: row.area,
      name: row.name,
      fingerprint: await fingerprint(row.root_key),
      addedAt: row.added_at,
      keys: keysOfCounty(row).map(({ kid, notAfter }) => ({ kid, notAfter })),
    });
  return {
    area: county.area,
    name: county.name,
    fingerprint: await fingerprint(toBase64Url(keys.root.publicKey)),
    keys: keys.issuers.map(({ kid, signsFrom }) => ({
      kid: toHex(kid),
      signsFrom,
      signs: toHex(kid) === signing,
    })),
    issuers: issuers === null ? null : { number: issuers.number, asOf: issuers.as_of },
    counties,
    revocations: await revocationState(db),
    evidence: evidence === null ? null : { number: evidence.number, asOf: evidence.as_of },
    sources: (await listEvidenceSources(db)).map((row) => {
      const own = keysOfSource(row);
      const until = Math.min(...own.map((key) => key.notAfter));
      return {
        id: row.id,
        scheme: row.scheme,
        loadedAt: row.loaded_at,
        keys: own.length,
        firstExpires: until,
      };
    }),
  };
}

function linesOf(state: State): string[] {
  const { issuers, revocations, evidence } = state;
  return [
    `${state.name} (${state.area}), fingerprint ${state.fingerprint}`,
    ...state.keys.map(
      ({ kid, signsFrom, signs }) =>
        `  key ${kid}, from ${momentText(signsFrom)}${signs ? ', signs now' : ''}`,
    ),
    issuers === null ? 'No list of keys yet' : `List of keys ${issuers.number}, ${momentText(issuers.asOf)}`,
    revocations === null
      ? 'No revocations yet'
      : `Revocations ${revocations.number}, ${momentText(revocations.asOf)}: ${revocations.passes} passes`,
    ...state.counties.map(
      ({ area, name, fingerprint: print, keys, addedAt }) =>
        `Trusted: ${name} (${area}), ${keys.length} keys, since ${momentText(addedAt)}, fingerprint ${print}`,
    ),
    evidence === null
      ? 'No keys of certificates from elsewhere'
      : `Keys of certificates ${evidence.number}, ${momentText(evidence.asOf)}`,
    ...state.sources.map(
      ({ id, scheme, keys, loadedAt, firstExpires }) =>
        `  ${id} (${scheme}): ${keys} keys, loaded ${momentText(loadedAt)}, the first expires ${momentText(firstExpires)}`,
    ),
  ];
}
