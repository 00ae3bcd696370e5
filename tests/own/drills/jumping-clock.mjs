/** Loaded before a program (`node --import`): its clock is set ahead by ten minutes every second. */
const [RealDate, began] = [Date, performance.now()];
const now = () => RealDate.now() + Math.floor((performance.now() - began) / 1_000) * 600_000;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};
