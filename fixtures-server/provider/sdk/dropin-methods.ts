/** Data bundled with Drop-in: its methods by type, and the elements of each. */
import { type Field, wires } from '../../../contract/wire.ts';

export interface DropinMethod {
  readonly elements: readonly (Field & { readonly element: string })[];
}

export function dropinMethods(): Record<string, DropinMethod> {
  const known = wires.filter(({ supports }) => supports.dropIn.length > 0);
  // the method itself comes after its variants, because variants exist only for some markets
  const byType = known.toSorted((a, b) => Number(a.id === a.type) - Number(b.id === b.type));
  return Object.fromEntries(
    byType.map(({ type, fields }) => [
      type,
      { elements: Object.entries(fields).map(([element, field]) => ({ ...field, element })) },
    ]),
  );
}
