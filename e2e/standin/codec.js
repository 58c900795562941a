// A part of structured clone over JSON, the same source in Node and in the page. What it does not know it refuses, as
// Electron's IPC refuses functions and instances of classes.
export const codec = () => {
  const toBase64 = bytes => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const fromBase64 = text => Uint8Array.from(atob(text), character => character.charCodeAt(0));
  const entries = (object, change) => Object.entries(object).map(([key, value]) => [key, change(value)]);

  const encode = value => {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', of: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', of: String(value) };
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { $: 'date', of: value.getTime() };
    if (value instanceof Map) return { $: 'map', of: [...value].map(encode) };
    if (value instanceof Set) return { $: 'set', of: [...value].map(encode) };
    if (value instanceof Error) return { $: 'error', of: value.message };
    if (value instanceof ArrayBuffer) return { $: 'buffer', of: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const { name } = value.constructor;
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: 'view', type: name === 'Buffer' ? 'Uint8Array' : name, of: toBase64(bytes) };
    }
    if (typeof value === 'object') {
      const prototype = Object.getPrototypeOf(value);
      const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
      if (isPlain) return { $: 'object', of: entries(value, encode) };
    }
    throw new Error('An object could not be cloned.');
  };

  const decode = value => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(decode);
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value.of);
      case 'bigint':
        return BigInt(value.of);
      case 'date':
        return new Date(value.of);
      case 'map':
        return new Map(value.of.map(decode));
      case 'set':
        return new Set(value.of.map(decode));
      case 'error':
        return new Error(value.of);
      case 'buffer':
        return fromBase64(value.of).buffer;
      case 'view':
        return new globalThis[value.type](fromBase64(value.of).buffer);
      case 'object':
        return Object.fromEntries(value.of.map(([key, member]) => [key, decode(member)]));
      default:
        throw new Error(`unknown encoding ${value.$}`);
    }
  };
  return { encode, decode };
};
