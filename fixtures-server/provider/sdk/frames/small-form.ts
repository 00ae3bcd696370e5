/** An element that is a separate form with a submit button. */
import { type ElementType, reportedType } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { type ElementErrorCode, fieldTexts } from '../shared/texts.ts';
import { Channel } from './channel.ts';
import { type Embed, embed, reportSize } from './embed.ts';
import { make } from '../shared/make.ts';

export interface SmallForm {
  readonly embed: Embed;
  readonly channel: Channel;
  readonly labels: (typeof fieldTexts)['en']['labels'];
  emit(name: string, payload: JsonObject): void;
}

/**
 * @param connected draws the fields when the options are known
 * @param sent validates the form.
 * @returns the errors
 */
export function startSmallForm(
  type: ElementType,
  connected: (form: SmallForm, options: JsonObject) => Promise<readonly HTMLElement[]>,
  sent: (form: SmallForm) => ElementErrorCode | undefined,
): void {
  const connection = embed({
    connected: ({ options }) =>
      void connected(self, options).then((asked) => {
        if (asked.length > 0) node.replaceChildren(...asked, alert, make('button', {}, [self.labels.send]));
      }),
    received: () => undefined,
  });
  const language = languageOf(connection.parameters.locale);
  document.documentElement.lang = language;
  const { labels, errors } = fieldTexts[language];
  const elementType = reportedType(type);
  const self: SmallForm = {
    embed: connection,
    channel: new Channel(connection.parameters.instance),
    labels,
    emit: (name, payload) => connection.emit(name, { elementType, ...payload }),
  };
  const alert = make('p', { role: 'alert', className: 'wrong' }, []);
  const node = make('form', { className: 'form', noValidate: true }, []);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = sent(self);
    alert.textContent = wrong ? errors[wrong] : '';
  });
  document.body.className = 'stacked';
  document.body.append(node);
  reportSize(connection);
}

export function labelled(text: string, control: HTMLElement): HTMLElement {
  control.classList.add('field');
  return make('label', { className: 'labelled' }, [make('span', {}, [text]), control]);
}
