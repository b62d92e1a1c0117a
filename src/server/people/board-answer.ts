import { isPublicPost } from '#domain/county/county';
import type { BoardAnswer, BoardQuery, VehiclesAnswer } from '#domain/desk/desk';
import { maskName } from '#domain/document/name';
import { decisionSchema } from '#domain/policy/verdict';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { boardSources, countColours, countPosts, vehicleChecks } from '../store/board';
import { listPosts, postOf } from '../store/county';
import { isInScope } from '../store/scope';
import { boardRow, filterOf } from './board-rows';
import { colourOf } from './judge';

const ROWS = 200;
const VEHICLES = 100;

/** The board of an account's area: counts of persons, what each post did, and the newest checks and arrivals. */
export async function boardAnswer(
  context: Context,
  account: SignedIn,
  query: BoardQuery,
): Promise<BoardAnswer> {
  const { db } = context.store;
  const now = context.now();
  const filter = filterOf(query, account.area, now);
  const counts = await countColours(db, filter);
  const perPost = new Map(
    (await countPosts(db, { scope: account.area, from: filter.from })).map((one) => [one.post, one]),
  );
  const posts = (await listPosts(db)).filter(
    (post) =>
      perPost.has(post.id) ||
      (post.ended_at === null && isInScope(post.area, account.area) && isPublicPost(postOf(post).kind)),
  );
  const sources = await boardSources(db, filter, ROWS + 1);
  return {
    counts: {
      red: counts.get('red') ?? 0,
      orange: counts.get('orange') ?? 0,
      green: counts.get('green') ?? 0,
    },
    posts: posts.map((post) => {
      const did = perPost.get(post.id);
      return {
        post: postOf(post),
        checks: Number(did?.checks ?? 0),
        cars: Number(did?.cars ?? 0),
        red: Number(did?.red ?? 0),
        orange: Number(did?.orange ?? 0),
        lastAt: did?.last_at == null ? null : Number(did.last_at),
      };
    }),
    rows: sources.slice(0, ROWS).map(boardRow),
    more: sources.length > ROWS,
    serverTime: now,
  };
}

/** The vehicles that posts of the area counted in the last hours, newest first. */
export async function vehiclesAnswer(
  context: Context,
  account: SignedIn,
  hours: number,
): Promise<VehiclesAnswer> {
  const from = context.now() - hours * 3_600_000;
  const checks = await vehicleChecks(context.store.db, { scope: account.area, from }, VEHICLES + 1);
  const cars = new Map<string, VehiclesAnswer['vehicles'][number]>();
  for (const check of checks) {
    const car = cars.get(check.car) ?? {
      car: check.car,
      plate: null,
      post: check.post_name ?? '',
      firstAt: check.at,
      heads: 0,
      decided: 0,
      people: [],
    };
    car.plate ??= check.plate;
    car.firstAt = Math.min(car.firstAt, check.at);
    car.heads = Math.max(car.heads, check.heads);
    if (!car.people.some((one) => one.person === check.person)) {
      const name = check.name === null ? '' : maskName(check.name);
      const decision = decisionSchema.parse(check.decision);
      car.people.push({ person: check.person, name, colour: colourOf(check.colour), decision });
      car.decided++;
    }
    cars.set(check.car, car);
  }
  const vehicles = [...cars.values()];
  return { vehicles: vehicles.slice(0, VEHICLES), more: vehicles.length > VEHICLES };
}
