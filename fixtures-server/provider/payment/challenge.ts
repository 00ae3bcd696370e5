/** Strong customer authentication: which sources require it, and the effect of the shopper's answer. */
import type { Context } from '../context.ts';
import type { SourceRecord } from '../state/records.ts';
import { makeChargeable } from './make-chargeable.ts';
import { now } from './ids.ts';
import { effectOf } from './triggers.ts';

/** Published test credentials: of a bank's app, and of its web page. */
const PASSWORDS: readonly string[] = ['1234', 'password'];

export function isChallenged(
  source: Pick<SourceRecord, 'wire' | 'cardEffect' | 'owner' | 'origin'>,
): boolean {
  return effectOf(source, source.origin).startsWith('challenges');
}

/** Whether a payment with this source requires another authentication. */
export function needsAuthentication(source: SourceRecord, sessionId: string | undefined): boolean {
  return isChallenged(source) && source.authenticatedFor !== (sessionId ?? '');
}

/**
 * @param password undefined: the shopper cancelled
 * @param sessionId the payment it is for
 * @returns whether the shopper is authenticated
 */
export function answerChallenge(
  context: Context,
  source: SourceRecord,
  password: string | undefined,
  sessionId: string | undefined,
): boolean {
  const passed = password !== undefined && PASSWORDS.includes(password);
  if (passed) source.authenticatedFor = sessionId ?? '';
  if (source.state === 'requires_action') {
    if (passed) makeChargeable(context, source);
    else source.state = 'failed';
  }
  source.updatedTime = now();
  return passed;
}
