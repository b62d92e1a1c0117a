import type { Place } from '#domain/area/place';
import type {
  HealthAnswer,
  ItineraryAnswer,
  NaatAnswer,
  ScanAnswer,
  TemperatureAnswer,
} from '#domain/check/check';
import type { Format } from '../../words/format';
import type { terms as termsZh } from '../../words/zh/terms';
import type { DeskWords } from '../words';
import type { RecordDetail } from './record-detail';

/** What a sentence about an answer needs besides the answer. */
export type AnswerSpeech = {
  words: DeskWords['answer'];
  terms: typeof termsZh;
  format: Format;
  place: (place: Place) => string;
};

type Line = { label: string; text: string };

/** What was answered at a post or declared, a line each, in the order in which it is asked. */
export function answerLines(detail: RecordDetail, speech: AnswerSpeech): Line[] {
  const { words } = speech;
  const line = (label: string, text: string | null): Line[] => (text === null ? [] : [{ label, text }]);
  const test = detail.naat === undefined ? declaredTest(detail, speech) : naatText(detail.naat, speech);
  return [
    ...line(words.scan, scanText(detail, words)),
    ...line(words.health, detail.health === undefined ? null : healthText(detail.health, words)),
    ...line(words.naat, test),
    ...line(words.itinerary, detail.itinerary === undefined ? null : itineraryText(detail.itinerary, speech)),
    ...line(
      words.temperature,
      detail.temperature === undefined ? null : temperatureText(detail.temperature, words),
    ),
    ...line(words.onSpot, onSpotText(detail, words)),
    ...line(words.certificate, certificateText(detail, speech)),
    ...line(words.trip, tripText(detail, speech)),
    ...line(words.told, toldText(detail, speech)),
    ...line(words.vehicle, vehicleText(detail, words)),
  ];
}

function scanText({ scan, pass }: RecordDetail, words: DeskWords['answer']): string | null {
  if (scan === undefined) return pass === undefined ? null : words.pass[pass.state];
  return scan.answer === 'refused' ? words.refused : scannedText(scan, words);
}

function scannedText(scan: Extract<ScanAnswer, { answer: 'done' }>, words: DeskWords['answer']): string {
  const { document } = scan;
  const compared = document.compared
    ? words.compared
    : `${words.notCompared}${words.list}${words.noDocument[document.why]}`;
  const { state, number } = scan.pass;
  const whose = state === 'borrowed' && number !== undefined ? ` ${number}` : '';
  return `${words.pass[state]}${whose}${words.list}${compared}`;
}

function healthText(health: HealthAnswer, words: DeskWords['answer']): string {
  switch (health.answer) {
    case 'seen':
      return `${words.code[health.colour]}${words.list}${health.ticking ? words.ticking : words.still}`;
    case 'not-shown':
      return `${words.notShown}${words.list}${words.why[health.why]}`;
    case 'refused':
      return words.refused;
  }
}

function naatText(naat: NaatAnswer, { words, terms, format }: AnswerSpeech): string {
  if (naat.answer === 'refused') return words.refused;
  const sampled = naat.sampledAt === undefined ? [] : [words.sampled(format.moment(naat.sampledAt))];
  return [terms.naat[naat.result], ...sampled, words.known[naat.answer]].join(words.list);
}

function declaredTest(
  { declaredNaat: test }: RecordDetail,
  { words, terms, format }: AnswerSpeech,
): string | null {
  if (test === undefined) return null;
  const sampled = test.sampledAt === undefined ? [] : [words.sampled(format.moment(test.sampledAt))];
  return [terms.naat[test.result], ...sampled, words.known.declared].join(words.list);
}

function itineraryText(itinerary: ItineraryAnswer, { words, place }: AnswerSpeech): string {
  switch (itinerary.answer) {
    case 'seen': {
      const places = itinerary.places.map(place).join(words.list);
      return [words.arrow[itinerary.arrow], ...(places === '' ? [] : [words.places(places)])].join(
        words.list,
      );
    }
    case 'not-shown':
      return `${words.notShown}${words.list}${words.why[itinerary.why]}`;
    case 'refused':
      return words.refused;
  }
}

function temperatureText(temperature: TemperatureAnswer, words: DeskWords['answer']): string {
  switch (temperature.answer) {
    case 'taken':
      return words.degrees((temperature.tenths / 10).toFixed(1));
    case 'not-taken':
      return `${words.notTaken}${words.list}${words.why[temperature.why]}`;
    case 'refused':
      return words.refused;
  }
}

function onSpotText({ onSpot = [] }: RecordDetail, words: DeskWords['answer']): string | null {
  if (onSpot.length === 0) return null;
  return onSpot.map((one) => `${words.method[one.method]} ${words.result[one.result]}`).join(words.list);
}

/** What is kept of certificates from elsewhere: they support what the worker saw, and answer nothing. */
function certificateText({ evidence = [] }: RecordDetail, { words, format }: AnswerSpeech): string | null {
  const said = evidence.map(({ kind, result, sampledAt, issuer }) => {
    const test = kind === 'naat' || kind === 'antigen' ? words.method[kind] : words.otherTest;
    const sampled = sampledAt === null ? [] : [words.sampled(format.moment(sampledAt))];
    const found = result === 'unknown' ? test : `${test} ${words.result[result]}`;
    return [found, ...sampled, words.verified(issuer)].join(words.list);
  });
  return said.length === 0 ? null : said.join('; ');
}

function tripText(
  { trip, origin, destination }: RecordDetail,
  { format, place }: AnswerSpeech,
): string | null {
  const from = trip?.origin ?? origin;
  const to = trip?.destination ?? destination;
  if (from === undefined && to === undefined) return null;
  const way = [from, to].map((one) => (one === undefined ? '?' : place(one))).join(' → ');
  return trip === undefined
    ? way
    : `${way}, ${format.moment(trip.departAt)} – ${format.moment(trip.arriveAt)}`;
}

function toldText(detail: RecordDetail, { words, terms, format, place }: AnswerSpeech): string | null {
  const symptoms = detail.told?.symptoms ?? detail.symptoms ?? [];
  const contactOn = detail.told?.contactOn ?? detail.contactOn ?? null;
  const stays = detail.told?.stays ?? [];
  const said = [
    ...symptoms.map((one) => terms.symptom[one]),
    ...(contactOn === null ? [] : [words.contact(format.day(contactOn))]),
    ...stays.map((one) => `${place(one.place)} ${format.days(one.from, one.to)}`),
  ];
  return said.length === 0 ? null : said.join(words.list);
}

function vehicleText({ car, trip }: RecordDetail, words: DeskWords['answer']): string | null {
  const plate = car?.plate ?? trip?.plate;
  const seat = car === undefined ? [] : [words.seat(car.seat, car.heads)];
  const said = [...(plate === undefined ? [] : [plate]), ...seat];
  return said.length === 0 ? null : said.join(words.list);
}
