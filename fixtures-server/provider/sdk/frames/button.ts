/** The button of a payment provider. */
import { ELEMENTS, type ButtonKind } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { JsonObject, SdkError } from '../shared/messages.ts';
import { sheetTexts } from '../shared/sheet-texts.ts';
import { textOf } from '../shared/text-of.ts';
import { isObject } from './api.ts';
import { Channel } from './channel.ts';
import { embed, reportSize } from './embed.ts';

const pressed = document.createElement('button');
pressed.type = 'button';
const connection = embed({
  connected: ({ options }) => void draw(options),
  received: (message) => {
    if (message.kind === 'options') configure(message.options);
    if (message.kind === 'focus') pressed.focus();
    if (message.kind === 'blur') pressed.blur();
  },
});
const { instance, locale, type } = connection.parameters;
const language = languageOf(locale);
document.documentElement.lang = language;
document.body.append(pressed);
reportSize(connection);
pressed.addEventListener('click', () => connection.send({ kind: 'pressed' }));

async function draw(options: JsonObject): Promise<void> {
  configure(options);
  const error = await unusable(options);
  pressed.disabled = error !== undefined;
  connection.emit('ready', { elementType: type, ...(error ? { error } : {}) });
}

function configure({ button, style }: JsonObject): void {
  const { brand } = button as ButtonKind;
  const { buttonColor, color, height } = isObject(style) ? style : {};
  pressed.textContent = sheetTexts[language].payWith.replace('{brand}', brand);
  pressed.dataset.type = type;
  pressed.dataset.color = textOf(buttonColor ?? color).toLowerCase();
  if (typeof height === 'string' && /^\d{2,3}px$/.test(height)) pressed.style.minHeight = height;
}

/** A provider for certain countries needs the shopper's country, from the session or from the shop. */
async function unusable({ sourceData }: JsonObject): Promise<(SdkError & { liveMode: false }) | undefined> {
  const kind = Object.entries(ELEMENTS).find(([known]) => known === type)?.[1].button;
  if (kind?.asks !== 'site' || !isObject(sourceData) || sourceData.country) return undefined;
  const { sessionInformation } = await new Channel(instance)
    .call('retrieveMethods', { sessionId: sourceData.sessionId })
    .catch((): JsonObject => ({}));
  if (isObject(sessionInformation) && sessionInformation.country) return undefined;
  const message = 'The country must be known, from the session or from the options.';
  return {
    liveMode: false,
    type: 'bad_request',
    errors: [{ code: 'missing_parameter', parameter: 'country', message }],
  };
}
