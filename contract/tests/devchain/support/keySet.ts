/** Every path of keys in a JSON value; the members of a list share one. */
export function keySet(value: unknown, at = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) value.forEach(item => keySet(item, `${at}[]`, found));
  else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      found.add(`${at}.${key}`);
      keySet(member, `${at}.${key}`, found);
    }
  }
  return found;
}
