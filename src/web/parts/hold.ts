/** Makes a thing this page's own by a lock of the browser, which goes with the page, however that ends: the function that gives it back; null where it is another page's. */
export function hold(name: string): Promise<(() => void) | null> {
  // Pages without locks are not secure, and get no devices either.
  if (!("locks" in navigator)) return Promise.resolve(() => {});
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`altitude.${name}`, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(reject);
  });
}
