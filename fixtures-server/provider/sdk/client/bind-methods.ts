/**
 * Binds methods to their object. Frameworks wrap objects in proxies, and shops detach methods: both would lose access to private
 * members.
 */
export function bindMethods(object: object): void {
  let prototype: unknown = Object.getPrototypeOf(object);
  while (isObject(prototype) && prototype !== Object.prototype) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || typeof value !== 'function' || Object.hasOwn(object, name)) continue;
      const bound = (value as (...args: never[]) => unknown).bind(object);
      Object.defineProperty(object, name, { value: bound, configurable: true, writable: true });
    }
    prototype = Object.getPrototypeOf(prototype);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
