/** A field with a list of options. */
import type { ElementType } from '../shared/elements.ts';
import type { JsonObject } from '../shared/messages.ts';
import type { FieldLabel } from '../shared/texts.ts';
import { Field } from './field.ts';

export interface SelectKind {
  readonly type: ElementType;
  readonly label: FieldLabel;
  readonly choose: FieldLabel;
  readonly none: FieldLabel;
  /** Details member for the chosen option. */
  readonly member: string;
  /** Member of the ready event that states whether options exist. */
  readonly available: string;
  /** The options: value and text. */
  readonly list: (field: Field, options: JsonObject) => Promise<readonly (readonly [string, string])[]>;
}

export function startSelectField({ type, label, choose, none, member, available, list }: SelectKind): void {
  const select = document.createElement('select');
  let filled: (() => void) | undefined;
  const listed = new Promise<void>((resolve) => (filled = resolve));
  let placeholder: string | undefined;

  const fill = async (field: Field, options: JsonObject): Promise<void> => {
    const items = await list(field, options);
    const before = select.value;
    select.replaceChildren(
      option(
        '',
        (items.length > 0 ? placeholder : undefined) ?? field.label(items.length > 0 ? choose : none),
      ),
      ...items.map(([value, text]) => option(value, text)),
    );
    select.disabled = items.length === 0;
    select.value = items.some(([value]) => value === before) ? before : '';
    if (before !== select.value) field.changed();
    filled?.();
    field.emit('ready', { [available]: items.length > 0 });
  };

  let asked: string | undefined;
  const made = new Field(type, (field) => {
    select.ariaLabel = field.label(label);
    document.body.append(select);
    return {
      control: select,
      read: () => ({
        empty: select.value === '',
        complete: select.value !== '',
        error: select.value === '' ? 'missing_parameter' : null,
        value: select.value,
        data: { [member]: select.value },
      }),
      restore: (value) => void listed.then(() => (select.value = value)).then(() => field.changed()),
      configure: (options) => {
        if (typeof options.placeholderText === 'string') placeholder = options.placeholderText;
        const wanted = JSON.stringify({ ...options, style: undefined });
        if (wanted === asked) return;
        asked = wanted;
        void fill(made, options);
      },
    };
  });
}

function option(value: string, text: string): HTMLOptionElement {
  return Object.assign(document.createElement('option'), { value, textContent: text });
}
