import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import type { Day } from '#domain/day';
import { DOCUMENT_TYPES, type DocumentType, type Identity } from '#domain/document/identity';
import type { DocumentRead } from '#domain/document/read-document';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { PlaceNaming } from '../questions/place-naming';
import type { Typed } from '../work/person';
import { DocumentNumber } from './document-number';
import { NameAndPhone } from './name-and-phone';
import { WhereFrom } from './where-from';

type ByHandProps = {
  header: ComponentChildren;
  places: PlaceNaming;
  /** The county's own area: where the destination lies. */
  county: string;
  today: Day;
  /** What a reader typed of a document: only what it does not say is asked. */
  document: DocumentRead | null;
  onTyped: (typed: Typed) => void;
  onBack: () => void;
};

/** What is asked of somebody who is on no list, one thing at a time. */
type Asking =
  | { at: 'type' }
  | { at: 'number'; type: DocumentType }
  | { at: 'reason' }
  | { at: 'name'; identity: Identity; name?: string | null }
  | { at: 'origin'; identity: Identity; name: string; phone: string | null }
  | { at: 'destination'; identity: Identity; name: string; phone: string | null; origin: Place };

/** Registers somebody by hand: document or why none, name, phone, where from, where to. */
export function ByHand({ header, places, county, today, document, onTyped, onBack }: ByHandProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.byHand;
  const [asking, setAsking] = useState<Asking>(document === null ? { at: 'type' } : named(document));
  const toType = () => setAsking({ at: 'type' });
  switch (asking.at) {
    case 'type':
      return <DocumentKind {...{ header, onBack }} onKind={setAsking} />;
    case 'reason':
      return (
        <NoDocumentReason
          {...{ header }}
          onBack={toType}
          onReason={(identity) => setAsking({ at: 'name', identity })}
        />
      );
    case 'number':
      return (
        <DocumentNumber
          {...{ header, today }}
          type={asking.type}
          onBack={toType}
          onDocument={(read) => setAsking(named(read))}
        />
      );
    case 'name':
      return (
        <NameAndPhone
          header={header}
          name={asking.name ?? ''}
          onBack={toType}
          onNamed={({ name, phone }) => setAsking({ ...asking, at: 'origin', name, phone })}
        />
      );
    case 'origin':
      return (
        <WhereFrom
          key="origin"
          {...{ header, places }}
          title={words.originTitle}
          hint={words.originHint}
          onBack={() => setAsking({ at: 'name', identity: asking.identity, name: asking.name })}
          onPlace={(origin) => setAsking({ ...asking, at: 'destination', origin })}
        />
      );
    case 'destination': {
      const { at: _, ...typed } = asking;
      return (
        <WhereFrom
          key="destination"
          {...{ header, places }}
          title={words.destinationTitle}
          within={county}
          otherwise={words.destinationUnknown}
          onOtherwise={() => onTyped({ ...typed, destination: null })}
          onBack={() => setAsking({ ...asking, at: 'origin' })}
          onPlace={(destination) => onTyped({ ...typed, destination })}
        />
      );
    }
  }
}

/** The document is known; a passport says the name too. */
const named = ({ document, name }: DocumentRead): Asking => ({ at: 'name', identity: document, name });

type KindProps = { header: ComponentChildren; onKind: (next: Asking) => void; onBack: () => void };

function DocumentKind({ header, onKind, onBack }: KindProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  return (
    <Page
      kind="work"
      title={checkpoint.byHand.documentTitle}
      header={header}
      footer={
        <div class="keys keys-1">
          {DOCUMENT_TYPES.map((type) => (
            <Key key={type} onPress={() => onKind({ at: 'number', type })}>
              {terms.document[type]}
            </Key>
          ))}
          <Key onPress={() => onKind({ at: 'reason' })}>{terms.document.none}</Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    />
  );
}

type ReasonProps = { header: ComponentChildren; onReason: (identity: Identity) => void; onBack: () => void };

function NoDocumentReason({ header, onReason, onBack }: ReasonProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const reasons = ['forgot', 'child', 'foreign-lost', 'refuses', 'other'] as const;
  return (
    <Page
      kind="work"
      title={checkpoint.byHand.reasonTitle}
      header={header}
      footer={
        <div class="keys keys-1">
          {reasons.map((reason) => (
            <Key key={reason} onPress={() => onReason({ type: 'none', reason })}>
              {terms.noDocument[reason]}
            </Key>
          ))}
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    />
  );
}
