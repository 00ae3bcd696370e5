/** Tax identifiers, and the customers they are given to. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { parse } from '../parse.ts';
import type { TaxIdentifierRecord } from '../state/records.ts';
import { createTaxIdentifier, deleteTaxIdentifier, giveTo } from '../tax/tax-identifiers.ts';
import { taxIdentifierView } from '../views/tax-identifier.ts';
import { methodNotAllowed } from './guards.ts';
import { listPage } from './lists.ts';
import { found, pathParameter } from './requests.ts';

const TaxIdentifierRequest = z.looseObject({ type: z.string().max(40), value: z.string().max(100) });
const FILTERS = {
  members: ['customerId', 'type', 'value', 'state'],
  lists: { ids: 'id' },
  times: ['createdTime', 'updatedTime'],
};

export function taxIdentifierRoutes(context: Context): Router {
  const { store } = context;
  const named = (request: Request, parameter = 'id'): TaxIdentifierRecord => {
    const id = pathParameter(request, parameter);
    const identifier = store.taxIdentifiers.get(id);
    if (!identifier) throw new NotFound('id', `There is no tax identifier ${JSON.stringify(id)}.`);
    return identifier;
  };

  return Router()
    .post('/tax-identifiers', (request, response) => {
      const { type, value } = parse(TaxIdentifierRequest, request.body);
      response.status(201).json(taxIdentifierView(createTaxIdentifier(context, type, value)));
    })
    .get('/tax-identifiers', (request, response) => {
      response.json(listPage(request, store.taxIdentifiers.values().map(taxIdentifierView), FILTERS));
    })
    .get('/tax-identifiers/:id', (request, response) => {
      response.json(taxIdentifierView(named(request)));
    })
    .delete('/tax-identifiers/:id', (request, response) => {
      deleteTaxIdentifier(context, named(request));
      response.status(204).end();
    })
    .post('/customers/:id/tax-identifiers/:taxId', (request, response) => {
      const customer = found(store.customers, pathParameter(request), 'customer');
      const identifier = named(request, 'taxId');
      giveTo(customer, identifier);
      context.announceTaxIdentifier('customer.tax_identifier.created', identifier);
      response.json(taxIdentifierView(identifier));
    })
    .all(
      ['/tax-identifiers', '/tax-identifiers/:id', '/customers/:id/tax-identifiers/:taxId'],
      methodNotAllowed,
    );
}
