/** iDEAL has no fields for a single payment. For a subscription it asks for consent to later direct debits, and for the account. */
import type { Reading } from '../shared/messages.ts';
import { isObject } from './api.ts';
import { Field } from './field.ts';
import { formatIban, readIban } from './iban-text.ts';

const NOTHING: Reading = { empty: true, complete: true, error: null, data: {} };

const input = document.createElement('input');
const box = document.createElement('input');
box.type = 'checkbox';
let recurring = false;

const field = new Field('ideal', (made) => {
  Object.assign(input, {
    type: 'text',
    ariaLabel: made.label('iban'),
    autocomplete: 'off',
    spellcheck: false,
  });
  input.placeholder = 'NL00 BANK 0000 0000 00';
  input.addEventListener('input', () => (input.value = formatIban(input.value)));
  box.addEventListener('change', () => {
    input.hidden = !box.checked;
    made.changed();
  });
  return {
    control: input,
    read: () => (recurring && box.checked ? readIban(input.value) : NOTHING),
    restore: (text) => void (input.value = text),
    event: ({ empty, complete, error }) => (box.checked ? { iban: { empty, complete, error } } : {}),
    configure: ({ ideal }) => void ask(isObject(ideal) ? ideal.sessionId : undefined),
  };
});

let asked: unknown;
async function ask(sessionId: unknown): Promise<void> {
  if (sessionId === asked) return;
  asked = sessionId;
  const { sessionInformation } = await field.channel
    .call('retrieveMethods', { sessionId })
    .catch(() => ({ sessionInformation: null }));
  recurring = isObject(sessionInformation) && sessionInformation.recurring === true;
  if (recurring) {
    const label = document.createElement('label');
    label.append(box, field.label('directDebitConsent'));
    document.body.className = 'stacked';
    input.hidden = true;
    document.body.replaceChildren(label, input);
  }
  field.emit('ready');
}
