/** A shopper's payment options: sources saved to the account, one of them the default. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import { methodNotAllowed } from '../api/guards.ts';
import { pathParameter, queryParameter } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { NotFound, Unauthorized } from '../errors.ts';
import { parse } from '../parse.ts';
import { save } from '../payment/saving.ts';
import type { AccountRecord, PaymentOptionRecord } from '../state/records.ts';
import { CartError, inTermsOf } from './errors.ts';
import { shopperOf } from './shoppers.ts';

const OPTIONS = '/v1/shoppers/me/payment-options';
const OptionRequest = z.object({
  paymentOption: z.object({
    nickName: z.string().max(200).default('Default'),
    isDefault: z.union([z.boolean(), z.stringbool()]).optional(),
    sourceId: z.string().max(200),
  }),
});

export function paymentOptionRoutes(context: Context): Router {
  const { store, numbers, urls } = context;
  const accountOf = (request: Request): AccountRecord => {
    const { account } = shopperOf(context, request);
    if (!account) throw new Unauthorized("The token is a guest's, who has no payment options.");
    return account;
  };
  const optionOf = (account: AccountRecord, request: Request): PaymentOptionRecord => {
    const option = account.options.find(({ id }) => id === pathParameter(request));
    if (!option) throw new NotFound('paymentOptionId', 'The shopper has no such payment option.');
    return option;
  };

  return Router()
    .post(OPTIONS, (request, response) => {
      const account = accountOf(request);
      const { sourceId, nickName, isDefault } = parse(OptionRequest, request.body).paymentOption;
      const source = store.sources.get(sourceId);
      if (!source) throw new CartError('invalid-request', `There is no source ${JSON.stringify(sourceId)}.`);
      inTermsOf('invalid-request', () => save(account.customer, source));
      const option = { id: numbers.digits(10), source, nickName };
      account.options.push(option);
      if (isDefault) account.customer.defaultSourceId = sourceId;
      response.status(201).json(optionView(account, option, urls.api));
    })
    .get(OPTIONS, (request, response) => {
      const account = accountOf(request);
      const all = queryParameter(request, 'expand') === 'all';
      const paymentOption = account.options.map((option) =>
        all ? optionView(account, option, urls.api) : summaryOf(account, option, urls.api),
      );
      response.json({ paymentOptions: { uri: `${urls.api}${OPTIONS}`, paymentOption } });
    })
    .get(`${OPTIONS}/:id`, (request, response) => {
      const account = accountOf(request);
      response.json({ paymentOption: optionView(account, optionOf(account, request), urls.api) });
    })
    .post(`${OPTIONS}/:id`, (request, response) => {
      const account = accountOf(request);
      const option = optionOf(account, request);
      const { nickName, isDefault } = parse(OptionRequest, request.body).paymentOption;
      option.nickName = nickName;
      if (isDefault) account.customer.defaultSourceId = option.source.id;
      response.json(optionView(account, option, urls.api));
    })
    .all([OPTIONS, `${OPTIONS}/:id`], methodNotAllowed);
}

function summaryOf(
  { customer }: AccountRecord,
  { id, source, nickName }: PaymentOptionRecord,
  base: string,
): Record<string, unknown> {
  const isDefault = String(customer.defaultSourceId === source.id);
  return { uri: `${base}${OPTIONS}/${id}`, id, nickName, isDefault, sourceId: source.id };
}

function optionView(
  account: AccountRecord,
  option: PaymentOptionRecord,
  base: string,
): Record<string, unknown> {
  const { wire, clientSecret, details, customer } = option.source;
  const { type } = wire;
  return {
    ...summaryOf(account, option, base),
    type,
    sourceClientSecret: clientSecret,
    [type]: { ...details, clientSecret, reusable: String(customer !== undefined) },
  };
}
