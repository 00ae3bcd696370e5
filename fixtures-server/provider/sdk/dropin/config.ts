/** The configuration of Drop-in, with defaults. */
import type { DropinCallback } from '../shared/behaviour.ts';
import { behaviour } from '../shared/bundled.ts';
import type { JsonObject } from '../shared/messages.ts';

const BUTTONS = ['continue', 'payNow', 'buyNow', 'completeOrder', 'submitOrder', 'custom'] as const;
export type ButtonType = (typeof BUTTONS)[number];

export interface DropinConfig {
  readonly sessionId: string | undefined;
  readonly billingAddress: JsonObject | undefined;
  /** The method is saved in an account, without a payment. */
  readonly manages: boolean;
  readonly asksToSave: boolean;
  readonly showsCompliance: boolean;
  readonly asksForTerms: boolean;
  readonly usage: unknown;
  readonly button: { readonly type: ButtonType; readonly text: string };
  /** The shop's return and cancel URL; absent: Drop-in itself redirects the shopper. */
  readonly redirect: { readonly returnUrl: string; readonly cancelUrl: string } | undefined;
  readonly consents: {
    readonly companyName: string;
    readonly documents: readonly (readonly [Consent, string])[];
  };
  readonly expandsFirst: boolean;
  /** Options of a method's own, and of all. */
  readonly method: (name: string) => JsonObject;
  readonly offers: (type: string) => boolean;
  readonly tell: (callback: DropinCallback, data: object) => void;
}
export type Consent = 'eula' | 'termsOfUse';

/** @throws Error naming an option that is missing */
export function readConfig(config: JsonObject): DropinConfig {
  const options = object(config.options);
  const methods = object(config.paymentMethodConfiguration);
  const redirect = object(options.redirect);
  const consents = object(options.consents);
  const manages = options.flow === 'managePaymentMethods';
  const enabled = list(methods.enabledPaymentMethods);
  const disabled = list(methods.disabledPaymentMethods) ?? [];
  const sessionId =
    typeof config.sessionId === 'string' && config.sessionId !== '' ? config.sessionId : undefined;
  if (!manages && sessionId === undefined) throw new Error('createDropin() requires a sessionId.');
  if (manages && !config.billingAddress) throw new Error('createDropin() requires a billingAddress.');
  const own = redirect.disableAutomaticRedirects === true;
  if (own && !(typeof redirect.returnUrl === 'string' && typeof redirect.cancelUrl === 'string'))
    throw new Error('createDropin() requires redirect.returnUrl and redirect.cancelUrl.');
  const button = object(options.button);
  return {
    sessionId: manages ? undefined : sessionId,
    billingAddress: config.billingAddress ? object(config.billingAddress) : undefined,
    manages,
    asksToSave: manages || options.showSavePaymentAgreement === true,
    showsCompliance: !manages && options.showComplianceSection !== false,
    asksForTerms: options.showTermsOfSaleDisclosure !== false,
    usage: options.usage,
    button: {
      type: BUTTONS.find((known) => known === button.type) ?? 'continue',
      text: typeof button.buttonText === 'string' ? button.buttonText : '',
    },
    redirect: own
      ? { returnUrl: String(redirect.returnUrl), cancelUrl: String(redirect.cancelUrl) }
      : undefined,
    consents: {
      companyName: typeof consents.companyName === 'string' ? consents.companyName : '',
      documents: (['eula', 'termsOfUse'] as const).flatMap((name) => {
        const { url } = object(consents[name]);
        return typeof url === 'string' && /^https?:/i.test(url) ? [[name, url] as const] : [];
      }),
    },
    expandsFirst: options.expandFirstPaymentMethod !== false,
    method: (name) => ({ style: methods.style, ...object(methods[name]) }),
    offers: (type) => (enabled?.includes(type) ?? true) && !disabled.includes(type),
    tell: (callback, data) => {
      const handler = config[callback];
      if (typeof handler === 'function')
        (handler as (given: object) => void)(behaviour.dropinTells(callback, data));
    },
  };
}

function object(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}

function list(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
