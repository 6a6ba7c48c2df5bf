import type { Connected, Provider } from "#core/connection/connection-view";
import { ownAddress } from "#core/connection/own-address";

/** Ollama names so what it runs on machines of its own. */
export const runsElsewhere = ({ isLocal, model }: Pick<Connected, "isLocal" | "model">): boolean => isLocal && /cloud$/i.test(model);

/** Where words go, in words. */
export function destinationIn(to: Pick<Connected, "goesTo" | "isLocal" | "model">): string {
  if (!to.isLocal) return `To ${to.goesTo}, over the network.`;
  return runsElsewhere(to) ? "To a server on this machine, which sends them on: a model whose name ends in “cloud” runs elsewhere." : "To a server on this machine.";
}

/** The same for what is being typed; null while it is no address. The server has the last word. */
export function destinationOf({ provider, address, model }: { readonly provider: Provider; readonly address: string; readonly model: string }): string | null {
  const text = address.trim() === "" ? ownAddress[provider] : address.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { hostname } = new URL(text);
  return destinationIn({ goesTo: hostname, isLocal: /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname), model: model.trim() });
}
