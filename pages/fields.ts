/** How a shopper uses each kind of field. A new kind needs an entry here and in its method. */
import type { FrameLocator, Page } from '@playwright/test';
import type { Field, Wire } from '../contract/method.ts';
import { valueAt } from '../harness/json-path.ts';
import type { Shopper } from './shop.ts';

type Use = (frame: FrameLocator, field: Field, shopper: Shopper) => Promise<void>;

const KINDS: Readonly<Record<string, Use>> = {
  text: async (frame, field, shopper) => {
    await frame.getByRole('textbox').fill(textFor(field, shopper));
  },
  choice: async (frame) => {
    // the first option is a placeholder, not a choice
    await frame.getByRole('combobox').selectOption({ index: 1 });
  },
  // an ordinary purchase needs no consent
  consent: () => Promise.resolve(),
  // a button is pressed later, when the shopper pays
  button: () => Promise.resolve(),
};

export const FIELD_KINDS: readonly string[] = Object.keys(KINDS);

/** The value that the shopper types into a text field. */
export function textFor({ enters = '' }: Field, shopper: Shopper): string {
  const text = valueAt(shopper, enters);
  return typeof text === 'string' ? text : '';
}

/**
 * Fills in the elements of a method.
 * @throws Error for an unknown kind of field
 */
export async function fillElements(page: Page, method: Wire, shopper: Shopper): Promise<void> {
  for (const [element, field] of Object.entries(method.fields)) {
    const use = KINDS[field.kind];
    if (!use)
      throw new Error(
        `${method.id}: the element ${element} is a field of kind "${field.kind}". Known: ${FIELD_KINDS.join(', ')}. Add it to pages/fields.ts.`,
      );
    await use(page.frameLocator(`iframe[id^="${element}-"]`), field, shopper);
  }
}
