import { behaviour } from '../shared/bundled.ts';
import { reportedType } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { Channel } from './channel.ts';
import { embed, reportSize } from './embed.ts';
import { drawInstructions, drawUnavailable } from './instructions-content.ts';

const connection = embed({
  connected: ({ options }) => void draw(options),
  received: (message) => {
    if (message.kind === 'options') void draw(message.options);
  },
});
const { instance, locale } = connection.parameters;
const channel = new Channel(instance);
document.documentElement.lang = languageOf(behaviour.instructionsLocale(locale));
reportSize(connection);

async function draw({ sourceId, sourceClientSecret }: JsonObject): Promise<void> {
  const { source, error } = await channel
    .call('retrieveSource', String(sourceId), String(sourceClientSecret))
    .catch(() => ({ source: null, error: null }));
  const shown = source
    ? drawInstructions(source, locale, `delayedpaymentinstructions-${randomId()}`)
    : drawUnavailable(locale);
  document.body.replaceChildren(shown);
  const elementType = reportedType('delayedpaymentinstructions');
  connection.emit('ready', source ? { elementType } : { elementType, error });
}
