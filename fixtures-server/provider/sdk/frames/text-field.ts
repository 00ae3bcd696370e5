/** A single-line text field that is formatted while typing. */
import type { ElementType } from '../shared/elements.ts';
import type { JsonObject, Reading } from '../shared/messages.ts';
import type { FieldLabel } from '../shared/texts.ts';
import { Field } from './field.ts';

export interface TextKind {
  readonly type: ElementType;
  readonly label: FieldLabel;
  readonly placeholder: string;
  readonly autocomplete: AutoFill;
  readonly inputMode: 'numeric' | 'text';
  /** The significant characters; `format` adds the others. */
  readonly significant: RegExp;
  format(text: string): string;
  /** @param text as formatted */
  read(text: string): Reading;
  shown?(reading: Reading): void;
}

export interface TextField {
  readonly field: Field;
  readonly input: HTMLInputElement;
}

export function startTextField(kind: TextKind): TextField {
  const input = document.createElement('input');
  /** The text is hidden when it is valid. */
  let masked = false;
  const field = new Field(kind.type, (made) => {
    const label = made.label(kind.label);
    Object.assign(input, {
      type: 'text',
      inputMode: kind.inputMode,
      autocomplete: kind.autocomplete,
      placeholder: kind.placeholder,
      ariaLabel: label,
      autocapitalize: 'off',
      spellcheck: false,
    });
    // before the field's own listener, which reads the formatted text
    input.addEventListener('input', () => reshape(input, kind));
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') made.emit('return');
    });
    document.body.append(input);
    return {
      control: input,
      read: () => kind.read(input.value),
      shown: (reading) => {
        const hidden = masked && reading.complete && reading.error === null;
        input.style.setProperty('-webkit-text-security', hidden ? 'disc' : 'none');
        kind.shown?.(reading);
      },
      restore: (text) => void (input.value = kind.format(text)),
      configure: ({ placeholderText, mask }: JsonObject) => {
        masked = mask === true;
        made.show();
        if (typeof placeholderText === 'string') input.placeholder = placeholderText;
      },
    };
  });
  field.emit('ready');
  return { field, input };
}

/** Keeps the caret behind the same character after formatting. */
function reshape(input: HTMLInputElement, kind: TextKind): void {
  const { value } = input;
  const { significant } = kind;
  const caret = input.selectionStart ?? value.length;
  const behind = value
    .slice(0, caret)
    .split('')
    .filter((character) => significant.test(character)).length;
  const shaped = kind.format(value);
  if (shaped === value) return;
  input.value = shaped;
  if (caret === value.length) return;
  let position = 0;
  for (let left = behind; left > 0 && position < shaped.length; position += 1) {
    if (significant.test(shaped.charAt(position))) left -= 1;
  }
  input.setSelectionRange(position, position);
}
