import { refuse } from './runtime.mjs';

/**
 * An object on which everything that is not modelled throws by name, so that a test never passes because of a silent
 * stub. Methods stay bound to the object itself, and a test may put its own in their place.
 */
export function strict(name, target) {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object) && typeof key === 'string' && key !== 'then' && key !== 'toJSON') {
        throw new Error(`stand-in: ${name}.${key} is not there`);
      }
      const value = Reflect.get(object, key, object);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}

/** Ends the program unless every member of `options` is known and, where values are listed, has one of them. */
export function onlyKnown(name, options, known) {
  for (const [key, value] of Object.entries(options)) {
    if (!(key in known)) refuse(`${name} does not model ${key}`);
    const values = known[key];
    if (values !== undefined && !values.includes(value)) refuse(`${name} refuses ${key}: ${value}`);
  }
}

/** An event whose default can be prevented. */
export function cancellable(name, members = {}) {
  const event = {
    ...members,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return strict(name, event);
}
