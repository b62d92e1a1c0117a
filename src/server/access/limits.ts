import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { INSTALL_HEADER } from '#domain/wire';
import { refuse } from './reply';

/**
 * Requests a minute. `open`: each network address, on what anybody may ask; a whole carrier's users can share one. As
 * many may come from an address in the name of phones without proof. `phone`: each install, once it has proved itself. `desk`: each address of a desk. `look`: opening and searching persons. `signIn`: refused
 * attempts in 15 minutes.
 */
export type Limits = { open: number; phone: number; desk: number; look: number; signIn: number };
export type LimitName = keyof Limits | 'none';
type Limiters = Record<LimitName | 'unproven', RequestHandler>;

export const LIMITS: Limits = { open: 1200, phone: 240, desk: 1200, look: 120, signIn: 20 };

const MINUTE = 60_000;

/** The middleware of each limit, made once for one app. */
export function limiters(limits: Limits): Limiters {
  const each = (limit: number, more: Parameters<typeof rateLimit>[0] = {}) =>
    rateLimit({
      windowMs: MINUTE,
      limit,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      handler: (_request, response) => {
        const { status, body } = refuse('slow-down');
        response.status(status).json(body);
      },
      ...more,
    });
  return {
    none: (_request, _response, next) => next(),
    open: each(limits.open),
    desk: each(limits.desk),
    look: each(limits.look),
    phone: each(limits.phone, { keyGenerator: installOrAddress }),
    unproven: each(limits.open, {
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    }),
    signIn: each(limits.signIn, { windowMs: 15 * MINUTE, skipSuccessfulRequests: true }),
  };
}

function installOrAddress(request: Request): string {
  const install = request.headers[INSTALL_HEADER];
  return typeof install === 'string' && install.length === 36 ? install : ipKeyGenerator(request.ip ?? '');
}
