import type { Request } from 'express';
import { enrolRequestSchema, helloRequestSchema } from '#domain/wire';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import { isPoint, isSignedBy, signingOf } from '../access/signed-request';
import type { Context } from '../context';
import { enrolPhone, helloTraveller } from '../county/join-county';
import type { Doors } from './doors';

/** Phones that become known: each signs with the key that it brings. */
export function installRoutes(doors: Doors, context: Context): void {
  doors.open('POST /v1/installs', async (request) => {
    const hello = parsedBody(request, helloRequestSchema);
    if (!hello.ok) return hello.fault;
    if (!isPoint(hello.value.key)) return refuse('bad-request', { fields: ['key'] });
    if (!signsItself(request, hello.value)) return refuse('bad-signature');
    const joined = await helloTraveller(context, hello.value);
    return joined.ok ? answer(joined.value) : refuse(joined.fault);
  });
  doors.open('POST /v1/enrol', async (request) => {
    const enrol = parsedBody(request, enrolRequestSchema);
    if (!enrol.ok) return enrol.fault;
    if (!isPoint(enrol.value.key)) return refuse('bad-request', { fields: ['key'] });
    if (!signsItself(request, enrol.value)) return refuse('bad-signature');
    const joined = await enrolPhone(context, enrol.value);
    return joined.ok ? answer(joined.value) : refuse(joined.fault);
  });
}

function signsItself(request: Request, phone: { install: string; key: string }): boolean {
  const signing = signingOf(request);
  return signing !== null && signing.install === phone.install && isSignedBy(request, signing, phone.key);
}
