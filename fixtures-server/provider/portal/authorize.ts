/** Where a shopper authorizes a redirect payment: approve, decline or cancel, once. */
import express, { type Response, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { parse } from '../parse.ts';
import { pathParameter } from '../api/requests.ts';
import { now } from '../payment/ids.ts';
import { formatted } from '../payment/money.ts';
import { makeChargeable } from '../payment/make-chargeable.ts';
import { effectOf } from '../payment/triggers.ts';
import type { CheckoutRecord, Decision, RedirectRecord, SourceRecord } from '../state/records.ts';
import { referenceBehaviour } from './behaviour.ts';
import { html } from '../../../harness/html.ts';
import { list, sendPage } from './page.ts';

const Form = z.object({ decision: z.enum(['approve', 'decline', 'cancel']) });
const DECIDED: Readonly<Record<Decision, string>> = {
  approve: 'You have approved this payment.',
  decline: 'You have declined this payment.',
  cancel: 'You have cancelled this payment.',
};

export function authorizeRoutes(context: Context): Router {
  const { store } = context;
  return Router()
    .get('/authorize/:id', (request, response) => {
      const source = store.sourceOfRedirect(pathParameter(request));
      if (!source?.redirect) sendUnknown(response);
      else if (mustSignIn(source, source.redirect)) sendSignIn(response, source, source.redirect);
      else if (isOpen(source, source.redirect)) sendQuestion(response, source, source.redirect);
      else sendDecided(response, 200, source.redirect);
    })
    .post('/authorize/:id', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
      const source = store.sourceOfRedirect(pathParameter(request));
      if (!source?.redirect) {
        sendUnknown(response);
        return;
      }
      const { redirect } = source;
      const { decision } = parse(Form, request.body);
      if (mustSignIn(source, redirect)) {
        if (decision === 'approve') redirect.signedIn = true;
        response.redirect(303, referenceBehaviour.destination(decision, redirect));
        return;
      }
      // the same decision again is a double click: the redirect is the same
      if (!isOpen(source, redirect) && redirect.decision !== decision) {
        sendDecided(response, 409, redirect);
        return;
      }
      const behaviour = context.portalFaults.behaviourFor(payer(source)?.token ?? '');
      if (isOpen(source, redirect)) {
        redirect.decision = decision;
        const state = behaviour.outcome(decision, effectOf(source, payer(source)));
        if (state === 'chargeable') makeChargeable(context, source);
        else source.state = state;
        source.updatedTime = now();
      }
      response.redirect(303, behaviour.destination(decision, afterOrder(redirect)));
    });
}

function payer({ attachedTo, origin }: SourceRecord): CheckoutRecord | undefined {
  return attachedTo ?? origin;
}

function isOpen({ state }: SourceRecord, { decision }: RedirectRecord): boolean {
  return state === 'pending_redirect' && decision === undefined;
}

/** The shopper signs in before the order, and decides after it. */
function mustSignIn(source: SourceRecord, { resultReturnUrl, signedIn }: RedirectRecord): boolean {
  return resultReturnUrl !== undefined && !signedIn && payer(source)?.order === undefined;
}

function afterOrder(redirect: RedirectRecord): RedirectRecord {
  return { ...redirect, returnUrl: redirect.resultReturnUrl ?? redirect.returnUrl };
}

function sendSignIn(response: Response, { wire }: SourceRecord, { returnUrl }: RedirectRecord): void {
  sendPage(
    response,
    200,
    `Sign in to ${wire.name}`,
    html`<p class="lead">${new URL(returnUrl).host} asks who pays</p>
      <form method="post" class="pair">
        <button class="primary" name="decision" value="approve">Sign in</button>
        <button name="decision" value="cancel">Cancel</button>
      </form>
      <p class="note">This is a test page in place of the payment provider's page. No money is moved.</p>`,
  );
}

function sendQuestion(response: Response, source: SourceRecord, { returnUrl }: RedirectRecord): void {
  const { wire, amount = 0, currency } = source;
  const order = payer(source)?.order?.id;
  sendPage(
    response,
    200,
    `Pay with ${wire.name}`,
    html`<p class="lead">${new URL(returnUrl).host} asks you to pay</p>
      <p class="amount">${currency ? formatted(amount, currency) : amount}</p>
      ${list([['Payment method', wire.name], ...(order === undefined ? [] : [['Order', order] as const])])}
      <form method="post" class="pair">
        <button class="primary" name="decision" value="approve">Approve</button>
        <button name="decision" value="decline">Decline</button>
        <button name="decision" value="cancel">Cancel</button>
      </form>
      <p class="note">This is a test page in place of the payment provider's page. No money is moved.</p>`,
  );
}

function sendDecided(response: Response, status: number, redirect: RedirectRecord): void {
  const { decision } = redirect;
  const back = referenceBehaviour.destination(decision ?? 'cancel', afterOrder(redirect));
  sendPage(
    response,
    status,
    'Nothing left to decide',
    html`<p>${decision ? DECIDED[decision] : 'This payment is no longer waiting for you.'}</p>
      <a class="button primary" href="${back}">Back to ${new URL(back).host}</a>`,
  );
}

function sendUnknown(response: Response): void {
  sendPage(response, 404, 'Payment not found', html`<p>The address names no payment that is known here.</p>`);
}
