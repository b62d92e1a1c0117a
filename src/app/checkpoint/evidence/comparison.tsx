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
    <section class={match === 'differs' ? 'certificate-who banner look' : 'certificate-who'}>
      <p>
        <strong>
          {match === 'same' ? words.agrees : match === 'differs' ? words.differs : words.compare}
        </strong>
      </p>
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
              <bdi>{nameOf(person)}</bdi>
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

/** Family name first, and in a passport's letters where that is another spelling. */
function nameOf({ family, given, standardFamily, standardGiven }: EvidencePerson): string {
  const written = `${family} ${given}`.trim();
  const standard = `${standardFamily} ${standardGiven}`.replaceAll('<', ' ').replace(/ +/g, ' ').trim();
  if (written === '') return standard;
  return standard === '' || standard === written.toUpperCase() ? written : `${written} (${standard})`;
}
