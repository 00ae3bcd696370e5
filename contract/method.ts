/**
 * The shape of a payment method's entry. One JSON file per method in `contract/methods/`; nothing else names a method.
 *
 * `wire`: data of requests and answers; every part of the project may read it, also the fixture servers. `expected`: what a check expects; only checks may read it, so that the servers do not copy it.
 */
import { z } from 'zod';

export const DIALECTS = ['digital-river-api', 'commerce-api'] as const;
export const Dialect = z.enum(DIALECTS);
export type Dialect = z.infer<typeof Dialect>;

export const Flow = z.enum(['standard', 'redirect', 'receiver']);
export type Flow = z.infer<typeof Flow>;

export const PaymentFlow = z.enum(['standard', 'submit-then-redirect', 'redirect-then-submit', 'delayed']);
export type PaymentFlow = z.infer<typeof PaymentFlow>;

/** A dotted path to a member of a payload, e.g. `owner.address.line1`; `[]` after a name means every item. */
const MemberPath = z.string().regex(/^[A-Za-z]+(\[\])?(\.[A-Za-z0-9]+(\[\])?)*$/);
const JsonObject = z.record(z.string(), z.unknown());

/**
 * The effect of a test trigger on the payment. Failures of capture, cancellation and refund occur after the
 * order, so the order itself succeeds.
 */
export const TriggerEffect = z.enum([
  'succeeds',
  'challenges',
  'challengesThenChargeFails',
  'sourceFails',
  'sourceFailsAfterRedirect',
  'chargeFails',
  'chargeStaysPending',
  'chargeFailsAfterPending',
  'fundsFail',
  'captureFails',
  'captureStaysPending',
  'captureFailsAfterPending',
  'cancelFails',
  'refundFails',
  'refundFailsAfterPending',
]);
export type TriggerEffect = z.infer<typeof TriggerEffect>;

export const Trigger = z.strictObject({
  /** `card.number` triggers are typed into the card elements, `owner.lastName` ones are the shopper's last name. */
  by: z.enum(['card.number', 'owner.lastName']),
  value: z.string().min(1),
  effect: TriggerEffect,
  /** Key of the card brand in the cardnumber element; only for triggers that are a card number. */
  brand: z.string().optional(),
  securityCode: z.string().optional(),
  expiry: z.string().optional(),
  dialects: z.array(Dialect).optional(),
});
export type Trigger = z.infer<typeof Trigger>;

const Address = z.strictObject({
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  postalCode: z.string(),
  country: z.string().length(2),
});
export const Owner = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string(),
  address: Address,
});
export type Owner = z.infer<typeof Owner>;

/** A market of a method, and a shopper who lives there. */
export const Market = z.strictObject({
  country: z.string().length(2),
  currency: z.string().length(3),
  locale: z.string(),
  /** Price of one unit of the sample product, as a decimal amount of the currency (12.5, not 1250). */
  price: z.number().positive(),
  owner: Owner,
});
export type Market = z.infer<typeof Market>;

/** How the embedded provider fills a member of a source's details. */
export const DetailKind = z.union([
  z.strictObject({ echo: MemberPath }),
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({
    generate: z.enum(['reference', 'digits', 'iban', 'bic', 'url', 'token']),
    country: z.string().optional(),
  }),
  z.strictObject({ card: z.enum(['brand', 'lastFourDigits', 'expirationMonth', 'expirationYear']) }),
  z.strictObject({ store: z.enum(['storeName', 'localizedStoreName', 'storeLogoUrl']) }),
]);
export type DetailKind = z.infer<typeof DetailKind>;

/**
 * Options that the page passes when it creates an element: data of the purchase, by the path of the option.
 */
const FieldOptions = z.record(MemberPath, z.enum(['sessionId', 'country', 'currency']));

/**
 * How the shopper uses an element of the SDK. `kind` states how the shopper uses it: types into a `text`,
 * selects an entry of a `choice`, does nothing with a `consent` in an ordinary purchase, presses a `button`,
 * which creates the source itself. `pages/fields.ts` has an entry for every kind: a new kind needs a change
 * only there and in its method.
 */
export const Field = z.strictObject({
  kind: z.string().regex(/^[a-z]+$/),
  /** Label that a shop may use; a button has its own text. */
  label: z.string().optional(),
  /** Value to type: a path in the shopper's data, e.g. `card.number`. */
  enters: MemberPath.optional(),
  options: FieldOptions.optional(),
  /** Drop-in options that set the placeholder; some have two spellings in the documents. */
  placeholders: z.array(z.string()).optional(),
  /**
   * For buttons: how the source is requested. `wallet`: with a payment request; others: with `sourceData`.
   */
  asks: z.enum(['wallet', 'account', 'site']).optional(),
});
export type Field = z.infer<typeof Field>;

export const Wire = z.strictObject({
  /** The method's id, also its file name. Equals `type` except for variants of one type. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** `type` of the createSource payload. */
  type: z.string(),
  name: z.string(),
  flow: Flow,
  paymentFlow: PaymentFlow,
  /**
   * Name of the payload's details object, and other names that documents use for this object (accepted when
   * read, never sent).
   */
  detailsKey: z.string(),
  detailsKeyAlternates: z.array(z.string()),
  members: z.strictObject({
    /** Members that a payload with a session must contain. */
    required: z.array(MemberPath),
    /**
     * Members that only some documents of a dialect require: a missing one gives a warning in this dialect.
     */
    disputed: z.array(z.strictObject({ member: MemberPath, dialect: Dialect })).optional(),
    /** Members that are required under a condition (in words); they are always allowed. */
    conditional: z.array(z.strictObject({ member: MemberPath, when: z.string() })),
    optional: z.array(MemberPath),
    /** Members that a payload with a session must not contain; a path covers everything below it. */
    removed: z.array(MemberPath),
    /**
     * Members that no list documents, but that are not wrong: the SDK adds them to its request, or a sample
     * contains them. Reported, never a violation.
     */
    drift: z
      .array(z.strictObject({ member: MemberPath, shownBy: z.enum(['sdk', 'sample']), note: z.string() }))
      .default([]),
  }),
  /**
   * Payloads with the documented members and our own values. The one without a session is null if no document
   * shows it.
   */
  payloads: z.strictObject({ withSession: JsonObject, withoutSession: JsonObject.nullable() }),
  /** Paths of the return and cancel URL in the payload; a method without a cancel URL comes back to the return URL. */
  returnUrl: MemberPath.nullable(),
  cancelUrl: MemberPath.nullable(),
  /** The provider requires https for the return URL. */
  returnsOverTls: z.boolean().default(false),
  /** Elements with which the source is created; empty: only `createSource(payload)`. */
  elements: z.array(z.string()),
  /** The description of each element, by its name. */
  fields: z.record(z.string(), Field),
  /**
   * What creates the source. `createSource`: the shop's call with the payload. `element`: the first of `elements`, a button that
   * returns the source in its `source` event; the payload is then the option the element is created with, a payment request for
   * wallets and `sourceData` for others.
   */
  createdBy: z.enum(['createSource', 'element']).default('createSource'),
  /** Markets of the method; the embedded provider offers it only there. Tests pay in the first one. */
  markets: z.tuple([Market], Market),
  triggers: z.array(Trigger),
  /** Members of the source's details object. */
  details: z.record(z.string(), DetailKind),
  supports: z.strictObject({
    storage: z.boolean(),
    recurring: z.boolean(),
    freeTrial: z.boolean(),
    /** Dialects in which the method can be integrated in this way, or combined with store credit. */
    elements: z.array(Dialect),
    dropIn: z.array(Dialect),
    storeCredit: z.array(Dialect),
  }),
  dialects: z.array(Dialect).min(1),
});
export type Wire = z.infer<typeof Wire>;

export const Expected = z.strictObject({
  /** State of a source when it is made. */
  sourceState: z.enum(['chargeable', 'pending_redirect', 'pending_funds']),
  /** Members that the source's details object must have. */
  details: z.array(MemberPath),
  /** Members of the details object that the instructions for pushing funds must show. */
  instructions: z.array(MemberPath),
  /** A subscription that is paid with this method needs a start and an end. */
  subscriptionTimes: z.literal(true).optional(),
});
export type Expected = z.infer<typeof Expected>;

export const Method = z
  .strictObject({
    wire: Wire,
    expected: Expected,
    /** Where each fact comes from: document, or document — heading. */
    sources: z.array(z.string()).min(1),
    /** Facts that no document states; they make a rule fail only with `DR_INFERRED=judge`. */
    inferred: z.array(z.string()),
    /** Contradictions in the documents, and how this entry resolves them. */
    notes: z.array(z.string()),
  })
  .superRefine((method, ctx) => {
    const { wire, expected } = method;
    if (wire.elements.join() !== Object.keys(wire.fields).join()) {
      ctx.addIssue({
        code: 'custom',
        path: ['wire', 'fields'],
        message: `must describe each of the elements, in the same order: ${wire.elements.join(', ') || 'none'}`,
      });
    }
    const states = {
      standard: 'chargeable',
      redirect: 'pending_redirect',
      receiver: 'pending_funds',
    } as const;
    if (expected.sourceState !== states[wire.flow]) {
      ctx.addIssue({
        code: 'custom',
        path: ['expected', 'sourceState'],
        message: `a ${wire.flow} source starts ${states[wire.flow]}`,
      });
    }
    if ((wire.flow === 'redirect') !== (wire.returnUrl !== null)) {
      ctx.addIssue({
        code: 'custom',
        path: ['wire', 'returnUrl'],
        message: 'must contain a return URL for a redirect method, and none for other methods',
      });
    }
  });
export type Method = z.infer<typeof Method>;

/** A file in the catalogue is not a valid method entry. */
export class EntryError extends Error {}
