/** The Commerce API: what a shopper's application may do with the shopper's token. */
import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { methodNotAllowed } from '../api/guards.ts';
import { pathParameter, queryParameter, tokenOf } from '../api/requests.ts';
import { NotFound } from '../errors.ts';
import { parse } from '../parse.ts';
import { isCurrency } from '../payment/money.ts';
import type { CheckoutRecord, ShopperRecord } from '../state/records.ts';
import {
  activeCart,
  bill,
  changeCart,
  changeLine,
  changeShopper,
  deliver,
  emptyCart,
  ship,
  usableCart,
} from './cart.ts';
import { AddedLines, CartAddress, CartRequest, LineChange, SourceReference } from './cart-request.ts';
import { CartError, refuseAs } from './errors.ts';
import { applySource, detachSources, resumeCart, submitCart } from './paying.ts';
import { paymentOptionRoutes } from './payment-options.ts';
import { addAccount, NewShopper, shopperOf as whoAsks } from './shoppers.ts';
import { taxRegistrationRoutes } from './tax-registrations.ts';
import {
  cartView,
  lineItemsView,
  orderSummary,
  orderView,
  shippingOptionsView,
  submittedView,
} from './views.ts';

const AddressRequest = z.object({ address: CartAddress });
const Detachment = z.object({
  paymentMethod: SourceReference.shape.paymentMethod.optional(),
  sourceId: z.string().max(200).optional(),
});
export const SHOPPERS = '/v1/shoppers';
const ACTIVE = '/v1/shoppers/me/carts/active';
const ORDERS = '/v1/shoppers/me/orders';

export function commerceRoutes(context: Context, limits: RequestHandler, json: RequestHandler): Router {
  const base = context.urls.api;
  const shopperOf = (request: Request): ShopperRecord => whoAsks(context, request);
  /** A handler that changes or reads the active cart, and returns it. */
  const onCart =
    (act: (cart: CheckoutRecord, request: Request) => void = () => undefined): RequestHandler =>
    (request, response) => {
      const cart = activeCart(context, shopperOf(request), tokenOf(request));
      act(cart, request);
      response.json({ cart: cartView(cart, base) });
    };
  const onAddress =
    (put: (cart: CheckoutRecord, address: CartAddress) => void): RequestHandler =>
    (request, response) => {
      const cart = usableCart(context, shopperOf(request), tokenOf(request));
      put(cart, parse(AddressRequest, request.body).address);
      response.status(204).end();
    };

  return (
    Router()
      .use(SHOPPERS, limits, json)
      .post(SHOPPERS, (request, response) => {
        shopperOf(request);
        addAccount(context, parse(NewShopper, request.body).shopper);
        response.status(201).set('location', `${base}/v1/shoppers/me`).end();
      })
      .use(paymentOptionRoutes(context))
      .use(
        taxRegistrationRoutes(context, (request) =>
          activeCart(context, shopperOf(request), tokenOf(request)),
        ),
      )
      .get('/v1/shoppers/me', (request, response) => {
        response.json({ shopper: shopperView(shopperOf(request), request) });
      })
      .post('/v1/shoppers/me', (request, response) => {
        response.json({ shopper: shopperView(shopperOf(request), request) });
      })
      .get(ACTIVE, onCart())
      .post(ACTIVE, (request, response) => {
        const cart = usableCart(context, shopperOf(request), tokenOf(request));
        addProduct(cart, request);
        changeCart(cart, parse(CartRequest, request.body).cart);
        response.json({ cart: cartView(cart, base) });
      })
      .get(`${ACTIVE}/line-items`, (request, response) => {
        const cart = activeCart(context, shopperOf(request), tokenOf(request));
        response.json(lineItemsView(cart, base));
      })
      .post(`${ACTIVE}/line-items`, (request, response) => {
        const cart = usableCart(context, shopperOf(request), tokenOf(request));
        addProduct(cart, request);
        const { cart: inCart, lineItems } = parse(AddedLines, request.body);
        changeCart(cart, { lineItems: inCart?.lineItems ?? lineItems });
        response.json(lineItemsView(cart, base));
      })
      .delete(`${ACTIVE}/line-items`, (request, response) => {
        const cart = emptyCart(context, shopperOf(request), tokenOf(request));
        response.json({ cart: cartView(cart, base) });
      })
      .post(
        `${ACTIVE}/line-items/:id`,
        onCart((cart, request) =>
          changeLine(cart, pathParameter(request), parse(LineChange, request.body).lineItem.subscriptionInfo),
        ),
      )
      .put(`${ACTIVE}/billing-address`, onAddress(bill))
      .put(`${ACTIVE}/shipping-address`, onAddress(deliver))
      // a guest only has the cart's address
      .post(
        ['apply-shopper', 'apply-billing-address', 'apply-shipping-address'].map(
          (name) => `${ACTIVE}/${name}`,
        ),
        onCart(),
      )
      .get(`${ACTIVE}/shipping-options`, (request, response) => {
        const cart = activeCart(context, shopperOf(request), tokenOf(request));
        response.json({ shippingOptions: shippingOptionsView(cart, base) });
      })
      .post(
        `${ACTIVE}/apply-shipping-option`,
        onCart((cart, request) => ship(cart, queryParameter(request, 'shippingOptionId') ?? '')),
      )
      .post(
        `${ACTIVE}/apply-payment-method`,
        onCart((cart, { body }) =>
          applySource(context, cart, parse(SourceReference, body).paymentMethod.sourceId),
        ),
      )
      .delete(
        `${ACTIVE}/apply-payment-method`,
        onCart((cart, { body }) => {
          const { paymentMethod, sourceId } = parse(Detachment, body);
          detachSources(cart, paymentMethod?.sourceId ?? sourceId);
        }),
      )
      .delete(
        `${ACTIVE}/payment`,
        onCart((cart) => detachSources(cart)),
      )
      .post(`${ACTIVE}/submit-cart`, (request, response) => {
        const order = submitCart(context, shopperOf(request));
        response.json({ submitCart: submittedView(order, base) });
      })
      .post(`${ACTIVE}/resume-cart`, (request, response) => {
        const order = resumeCart(context, shopperOf(request));
        response.json({ resumeCart: submittedView(order, base) });
      })
      .get(ORDERS, (request, response) => {
        const { orders } = shopperOf(request);
        const all = queryParameter(request, 'expand') === 'all';
        const order = orders.map((each) => (all ? orderView(each, base) : orderSummary(each, base)));
        response.json({ orders: { uri: `${base}${ORDERS}`, order, totalResults: order.length } });
      })
      .get(`${ORDERS}/:id`, (request, response) => {
        const { orders } = shopperOf(request);
        const id = pathParameter(request);
        const mine = orders.find((order) => order.id === id);
        if (!mine) throw new NotFound('orderId', `There is no order ${JSON.stringify(id)}.`);
        response.json({ order: orderView(mine, base) });
      })
      .all(['/v1/shoppers/me', ACTIVE, `${ACTIVE}/:action`, ORDERS, `${ORDERS}/:id`], methodNotAllowed)
      .use(SHOPPERS, refuseAs('CartsResource'))
  );
}

/** The query can name a product. */
function addProduct(cart: CheckoutRecord, request: Request): void {
  const id = queryParameter(request, 'productId');
  if (id === undefined) return;
  const lineItem = [{ product: { id }, quantity: queryParameter(request, 'quantity') ?? 1 }];
  changeCart(cart, parse(CartRequest, { cart: { lineItems: { lineItem } } }).cart);
}

/** The query can change locale and currency with any HTTP method. */
function shopperView(shopper: ShopperRecord, request: Request): Record<string, string> {
  const locale = queryParameter(request, 'locale');
  const currency = queryParameter(request, 'currency');
  if (currency !== undefined && !isCurrency(currency)) {
    throw new CartError('valid-currency-code', 'The currency is not supported.');
  }
  changeShopper(shopper, {
    ...(locale === undefined ? {} : { locale }),
    ...(currency === undefined ? {} : { currency }),
  });
  return { id: shopper.id, locale: shopper.locale, currency: shopper.currency };
}
