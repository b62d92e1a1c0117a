import type { EvidencePerson } from '#domain/evidence/evidence';
import type { DeclaredPerson, matchesPerson } from '#domain/evidence/same-person';
import { useCertificateWords } from '../../words/evidence';

type ComparisonProps = {
  /** As the certificate says. */
  person: EvidencePerson;
  known: DeclaredPerson;
  match: ReturnType<typeof matchesPerson>;
};

/** Name and birth on both sides: agreeing, or to be compared with the document in hand. */
export function Comparison({ person, known, match }: ComparisonProps) {
  const words = useCertificateWords();
  return (
    <section class="certificate-who">
      <Likeness match={match} />
      <table>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{words.onCertificate}</th>
            <th scope="col">{words.onRecord}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.fields.name}</th>
            <td>
              <Name person={person} />
            </td>
            <td>
              <bdi>{known.name === '' ? words.notHere : known.name}</bdi>
            </td>
          </tr>
          <tr>
            <th scope="row">{words.fields.birth}</th>
            <td>{person.birth ?? words.notThere}</td>
            <td>{known.birth ?? words.notHere}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Likeness({ match }: Pick<ComparisonProps, 'match'>) {
  const words = useCertificateWords();
  if (match === 'differs')
    return (
      <p class="banner look" role="alert">
        {words.differs}
      </p>
    );
  return (
    <p>
      <strong>{match === 'same' ? words.agrees : words.compare}</strong>
    </p>
  );
}

/** Family name first; below it the letters of a passport where they are another spelling. */
function Name({ person }: { person: EvidencePerson }) {
  const written = `${person.family} ${person.given}`.trim();
  const standard = `${person.standardFamily} ${person.standardGiven}`.replaceAll('<', ' ').trim();
  const first = written === '' ? standard : written;
  return (
    <>
      <bdi>{first}</bdi>
      {standard === '' || standard === first.toUpperCase() ? null : <small>{standard}</small>}
    </>
  );
}
