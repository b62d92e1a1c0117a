import * as z from 'zod/mini';
import { placeSchema } from '#domain/area/place';
import {
  checkEvidenceSchema,
  healthAnswerSchema,
  itineraryAnswerSchema,
  naatAnswerSchema,
  onSpotTestSchema,
  overrideSchema,
  passSeenSchema,
  scanAnswerSchema,
  temperatureAnswerSchema,
} from '#domain/check/check';
import { daySchema } from '#domain/day';
import { declaredTestSchema, tripSchema } from '#domain/declaration/declaration';
import { staySchema, symptomSchema } from '#domain/policy/facts';

/** A part of a record's body that is shown when it is there and as it should be; a masked or older body may lack it. */
const part = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);

const toldSchema = z.object({
  stays: z.array(staySchema),
  symptoms: z.array(symptomSchema),
  contactOn: z.nullable(daySchema),
});

const detailSchema = z.object({
  scan: part(scanAnswerSchema),
  pass: part(passSeenSchema),
  health: part(healthAnswerSchema),
  naat: part(naatAnswerSchema),
  declaredNaat: part(declaredTestSchema),
  itinerary: part(itineraryAnswerSchema),
  temperature: part(temperatureAnswerSchema),
  onSpot: part(z.array(onSpotTestSchema)),
  evidence: part(checkEvidenceSchema),
  override: part(overrideSchema),
  car: part(z.object({ heads: z.int(), seat: z.int(), plate: z.optional(z.string()) })),
  told: part(toldSchema),
  trip: part(tripSchema),
  symptoms: part(z.array(symptomSchema)),
  contactOn: part(z.nullable(daySchema)),
  origin: part(placeSchema),
  destination: part(placeSchema),
  advice: part(z.string()),
  corrects: part(z.string()),
});
export type RecordDetail = Partial<z.infer<typeof detailSchema>>;

/** What a timeline can show of a record's body, of whatever kind; what is not understood is left out. */
export function readDetail(body: unknown): RecordDetail {
  const naat = z.object({ naat: z.unknown() }).safeParse(body);
  const parsed = detailSchema.safeParse(body);
  const detail = parsed.success ? parsed.data : {};
  // A declaration calls its test by the same name as a check its third answer.
  const declared = naat.success ? declaredTestSchema.safeParse(naat.data.naat) : null;
  return declared?.success === true ? { ...detail, declaredNaat: declared.data } : detail;
}
