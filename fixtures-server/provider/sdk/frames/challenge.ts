/** A test page that replaces the bank's page. */
import { languageOf } from '../shared/locale.ts';
import type { Challenge, ChallengeResult } from '../shared/messages.ts';
import { challengeTexts } from '../shared/challenge-texts.ts';
import { unknownError } from './api.ts';
import { Channel } from './channel.ts';
import { embed } from './embed.ts';
import { make } from '../shared/make.ts';

let asked: Challenge | undefined;
const connection = embed({
  connected: ({ options }) => {
    asked = options as unknown as Challenge;
    submit.disabled = false;
  },
  received: () => undefined,
});
const { instance, locale } = connection.parameters;
const channel = new Channel(instance);
const language = languageOf(locale);
const texts = challengeTexts[language];
document.documentElement.lang = language;

const password = make('input', { type: 'password', autocomplete: 'off', name: 'password' }, []);
const submit = make('button', { className: 'pay', disabled: true }, [texts.submit]);
const cancel = make('button', { type: 'button' }, [texts.cancel]);
const form = make('form', {}, [
  make('p', { className: 'ask' }, [texts.ask]),
  make('label', {}, [make('span', {}, [texts.password]), password]),
  make('div', { className: 'buttons' }, [cancel, submit]),
  make('p', { className: 'note' }, [texts.note]),
]);
const dialog = make('div', { className: 'sheet', role: 'dialog', ariaModal: 'true' }, [
  make('h1', { id: 'title' }, ['3-D Secure']),
  form,
]);
dialog.setAttribute('aria-labelledby', 'title');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void answer(password.value);
});
cancel.addEventListener('click', () => void answer(null));
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') void answer(null);
});
document.body.append(dialog);
// a frame can move the focus to its content only after the page has given the focus to the frame
window.addEventListener('focus', () => password.focus(), { once: true });

async function answer(given: string | null): Promise<void> {
  if (!asked || submit.disabled) return;
  submit.disabled = true;
  const result = await channel.call('answerChallenge', asked, given).catch((): ChallengeResult => ({
    source: null,
    error: unknownError('The payment service could not be reached.'),
    status: 'failed',
  }));
  connection.emit('complete', { ...result });
}
