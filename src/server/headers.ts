import type { MiddlewareHandler } from "hono";

/** Everything comes from here and nothing may be embedded, guessed or told to others. */
export const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), payment=(), usb=()",
} as const;

const all = Object.entries(securityHeaders);

/** On every response, refusals too. What the API says is nobody else's to keep. */
export function headers(): MiddlewareHandler {
  return (c, next) => {
    for (const [name, value] of all) c.header(name, value);
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "no-store");
    return next();
  };
}
