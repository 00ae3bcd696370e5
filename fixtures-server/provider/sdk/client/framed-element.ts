/** Elements that are a frame of the SDK's origin. */
import { ELEMENTS } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { FromFrame } from '../shared/messages.ts';
import { titleOf } from '../shared/titles.ts';
import type { Canvas, Drawing } from './element.ts';
import { Frame } from './frame.ts';

/** Height of one line; a frame reports its real height when it is loaded. */
const LINE = '24px';

/** @param page name of the frame's page */
export function drawFrame(
  canvas: Canvas,
  page: string,
  { instance, locale }: { readonly instance: string; readonly locale: string },
): Drawing {
  const { id, type, container, again } = canvas;
  const frame = new Frame({
    name: page,
    id: `${type}-${id}`,
    title: titleOf(type, languageOf(locale)),
    parameters: { instance, origin: location.origin, locale, element: id, type },
    again,
    options: () => frameOptions(canvas),
    received: (message) => received(message),
  });
  frame.node.style.height = LINE;
  if (ELEMENTS[type].button) frame.node.className = 'DRButton';
  container.append(frame.node);

  const received = (message: FromFrame): void => {
    switch (message.kind) {
      case 'event':
        canvas.emit(message.name, message.payload);
        return;
      case 'autofilled':
        canvas.autofilled(message.autofilled);
        return;
      case 'size':
        frame.node.style.height = `${message.height}px`;
        return;
      case 'pressed':
        canvas.pressed();
        return;
      case 'connected':
      case 'answer':
      case 'closed':
        return;
      default:
        message satisfies never;
    }
  };

  return {
    update: () => frame.send({ kind: 'options', options: frameOptions(canvas) }),
    focus: () => {
      // a frame can move the focus to its content only after the frame itself has the focus
      frame.node.focus();
      frame.send({ kind: 'focus' });
    },
    blur: () => frame.send({ kind: 'blur' }),
    clear: () => frame.send({ kind: 'clear' }),
    remove: () => frame.remove(),
  };
}

/** Only the options that a frame needs: functions in the shop's options cannot be sent. */
function frameOptions({ type, options }: Canvas): Readonly<Record<string, unknown>> {
  const { takes, button } = ELEMENTS[type];
  const names = ['style', 'placeholderText', 'mask', ...takes];
  const all = options();
  const wanted = Object.fromEntries([...names.map((name) => [name, all[name]]), ['button', button]]);
  return JSON.parse(JSON.stringify(wanted)) as Readonly<Record<string, unknown>>;
}
