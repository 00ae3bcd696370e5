/** The elements the SDK offers, as data: what each one collects and how many of it an instance may hold. */
import type { ElementErrorCode } from './texts.ts';

export interface ElementKind {
  /** What it adds to a payload: members of a details object, and the error while they are missing. */
  readonly collects?: {
    readonly detailsKey: string;
    readonly members: readonly string[];
    readonly missing: ElementErrorCode;
  };
  /** Whether it is a frame of its own; otherwise it is drawn into the container itself. */
  readonly framed: boolean;
  /** Whether one instance of the SDK may hold several. */
  readonly many: boolean;
  /** Members of the options without which it cannot be made. */
  readonly needs: readonly string[];
  /** `elementType` of its events, where that differs from the type in lower case. */
  readonly reportedAs?: string;
}

const FIELD = { framed: true, many: false, needs: [] } as const;

const card = (missing: ElementErrorCode, ...members: string[]): ElementKind => ({
  ...FIELD,
  collects: { detailsKey: 'creditCard', members, missing },
});

export const ELEMENT_TYPES = [
  'cardnumber',
  'cardexpiration',
  'cardcvv',
  'konbini',
  'iban',
  'delayedpaymentinstructions',
  'compliance',
] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

export const ELEMENTS: Readonly<Record<ElementType, ElementKind>> = {
  cardnumber: card('incomplete_card_number', 'number'),
  cardexpiration: card('incomplete_expiration_date', 'expirationMonth', 'expirationYear'),
  cardcvv: card('incomplete_security_code', 'cvv'),
  konbini: {
    ...FIELD,
    collects: { detailsKey: 'konbini', members: ['storeId'], missing: 'missing_parameter' },
  },
  // no document says which payload takes the IBAN; direct debit is the one that has use for it
  iban: { ...FIELD, collects: { detailsKey: 'directDebit', members: ['iban'], missing: 'incomplete_iban' } },
  delayedpaymentinstructions: {
    framed: true,
    many: false,
    needs: ['sourceId', 'sourceClientSecret'],
    reportedAs: 'delayedPaymentInstructions',
  },
  compliance: { framed: false, many: true, needs: [] },
};

export function isElementType(type: string): type is ElementType {
  return ELEMENT_TYPES.some((known) => known === type);
}

/** Name of an element in its events. */
export function reportedType(type: ElementType): string {
  return ELEMENTS[type].reportedAs ?? type;
}
