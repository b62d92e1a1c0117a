import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Day } from '#domain/day';
import type { DocumentFault } from '#domain/document/fault';
import type { Document, DocumentType } from '#domain/document/identity';
import { normaliseNumber } from '#domain/document/number';
import { parseDocument } from '#domain/document/parse';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { FormPage } from './form-page';

type DocumentNumberProps = {
  header: ComponentChildren;
  type: DocumentType;
  today: Day;
  onDocument: (document: Document) => void;
  onBack: () => void;
};

/** The number of a document, read back in groups while it is typed and judged when it is finished. */
export function DocumentNumber({ header, type, today, onDocument, onBack }: DocumentNumberProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<DocumentFault | null>(null);
  const go = () => {
    const document = parseDocument(type, text, today);
    if (document.ok) onDocument(document.value);
    else setFault(document.fault);
  };
  return (
    <FormPage header={header} title={checkpoint.byHand.numberTitle} onBack={onBack} onGo={go}>
      <Field
        id="document-number"
        label={terms.document[type]}
        value={text}
        capitals
        error={fault === null ? null : terms.documentFault[fault]}
        echo={type === 'national-id' ? grouped(normaliseNumber(text)) : null}
        onInput={setText}
      />
    </FormPage>
  );
}

/** Region, birth and the rest apart, as people read such a number aloud. */
const grouped = (number: string): string =>
  [number.slice(0, 6), number.slice(6, 14), number.slice(14)].filter((part) => part !== '').join(' ');
