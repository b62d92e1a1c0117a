import { useLocation } from 'preact-iso/router';
import { LinkButton } from '../ui/button';
import { State } from '../ui/state';
import { Board } from './board/board';
import { CapacityPage } from './capacity/capacity-page';
import { ComparePage } from './compare/compare-page';
import { useDesk } from './desk-context';
import { DeskPage } from './desk-page';
import { FollowUpsPage } from './follow-up/follow-ups-page';
import { InstructionPage } from './instructions/instruction-page';
import { InstructionsPage } from './instructions/instructions-page';
import { OpenPage } from './open/open-page';
import { Person } from './person/person';
import { Places } from './places/places';
import { Poster } from './places/poster';
import { PolicyPage } from './policy/policy-page';
import { NoRights } from './read';
import { may } from './rights';
import { Search } from './search/search';
import { TransfersPage } from './transfers/transfers-page';
import { Vehicles } from './vehicles/vehicles';
import { type Where, whereOf } from './where';
import { useDeskWords } from './words';

const OF_PEOPLE: readonly Where['page'][] = [
  'open',
  'compare',
  'persons',
  'person',
  'instructions',
  'follow-ups',
  'instruction',
  'transfers',
  'capacity',
  'vehicles',
];

/** The screen of the desk that the address names. */
export function Screen() {
  const words = useDeskWords();
  const { account } = useDesk();
  const { path } = useLocation();
  const where = whereOf(path);
  const people = may(account.role, 'people');
  if (where.page === 'board' && !people) return <PolicyPage />;
  if (OF_PEOPLE.includes(where.page) && !people)
    return (
      <DeskPage title={words.state.noRightsTitle} hideTitle>
        <NoRights />
      </DeskPage>
    );
  switch (where.page) {
    case 'board':
      return <Board />;
    case 'compare':
      return <ComparePage />;
    case 'open':
      return <OpenPage />;
    case 'persons':
      return <Search />;
    case 'person':
      return <Person key={where.id} id={where.id} />;
    case 'instructions':
      return <InstructionsPage />;
    case 'follow-ups':
      return <FollowUpsPage />;
    case 'instruction':
      return <InstructionPage key={where.id} id={where.id} />;
    case 'transfers':
      return <TransfersPage />;
    case 'capacity':
      return <CapacityPage />;
    case 'vehicles':
      return <Vehicles />;
    case 'policy':
      return <PolicyPage />;
    case 'places':
      return <Places />;
    case 'poster':
      return <Poster kind={where.kind} id={where.id} />;
    case 'nowhere':
      return (
        <DeskPage title={words.state.nowhere} hideTitle>
          <State
            kind="failed"
            title={words.state.nowhere}
            action={<LinkButton href="/desk">{words.state.toBoard}</LinkButton>}
          >
            <p>{words.state.nowhereText}</p>
          </State>
        </DeskPage>
      );
  }
}
