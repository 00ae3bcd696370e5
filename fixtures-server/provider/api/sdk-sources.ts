/** Sources as the SDK makes, reads and changes them. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { parse } from '../parse.ts';
import { renewed } from '../payment/card.ts';
import { answerChallenge, needsAuthentication } from '../payment/challenge.ts';
import { createSource, OwnerRequest, SourceRequest } from '../payment/create-source.ts';
import { now } from '../payment/ids.ts';
import { makeChargeable } from '../payment/make-chargeable.ts';
import type { SourceRecord } from '../state/records.ts';
import { challengeOf, sdkSource } from '../views/source.ts';
import { same } from './guards.ts';
import { belongsTo } from './journaling.ts';
import { pathParameter, queryParameter } from './requests.ts';

const Update = z.looseObject({ owner: OwnerRequest.optional(), clientSecret: z.string().optional() });

const Authentication = z.looseObject({
  sessionId: z.string().optional(),
  password: z.string().max(100).optional(),
});

export function sdkSourceRoutes(context: Context): Router {
  return Router()
    .post('/sources', (request, response) => {
      const payload = parse(SourceRequest, request.body);
      const session = context.store.checkoutOfSession(payload.sessionId ?? '');
      belongsTo(response, session?.token);
      const source = createSource(context, payload, request.ip ?? '');
      response.status(201).json(sdkSource(source));
    })
    .get('/sources/:id', (request, response) => {
      response.json(sdkSource(secretSource(context, request, response)));
    })
    .post('/sources/:id/approval', (request, response) => {
      // the shopper approved in a sheet of the SDK, so no redirect is needed
      const source = secretSource(context, request, response);
      if (source.state === 'pending_redirect' && source.redirect && !source.redirect.decision) {
        source.redirect.decision = 'approve';
        makeChargeable(context, source);
      }
      response.json(sdkSource(source));
    })
    .post('/sources/:id/authentication', (request, response) => {
      const source = secretSource(context, request, response);
      const { sessionId } = parse(Authentication, request.body);
      response.json(
        needsAuthentication(source, sessionId)
          ? { status: 'requires_action', nextAction: challengeOf(source) }
          : { status: 'authentication_not_required' },
      );
    })
    .post('/sources/:id/challenge', (request, response) => {
      const source = secretSource(context, request, response);
      const { sessionId, password } = parse(Authentication, request.body);
      const passed = answerChallenge(context, source, password, sessionId ?? source.origin?.session.id);
      response.json({ status: passed ? 'complete' : 'failed', source: sdkSource(source) });
    })
    .post('/sources/:id', (request, response) => {
      const source = secretSource(context, request, response);
      const update = parse(Update, request.body);
      const key = source.wire.detailsKey;
      const takesCard = Object.values(source.wire.details).some((kind) => 'card' in kind);
      if (takesCard && update[key] !== undefined) source.details = renewed(source.details, update[key], key);
      if (update.owner) source.owner = { ...source.owner, ...update.owner };
      source.updatedTime = now();
      response.json(sdkSource(source));
    });
}

/** The source in the path. The caller must send the source's client secret, or only the second half of it. */
function secretSource({ store }: Context, request: Request, response: Response): SourceRecord {
  const source = store.sources.get(pathParameter(request));
  const body: unknown = request.body;
  const inBody = body && typeof body === 'object' && 'clientSecret' in body ? body.clientSecret : undefined;
  const given = queryParameter(request, 'secret') ?? (typeof inBody === 'string' ? inBody : '');
  const [, secret = ''] = source?.clientSecret.split('_') ?? [];
  // the same answer for both, so that a caller cannot find out which sources exist
  if (!source || !same(given.split('_').at(-1) ?? '', secret)) {
    throw new NotFound('id', 'There is no such source.', 'source_not_found');
  }
  belongsTo(response, source.origin?.token);
  return source;
}
